from studycli.judge.cases import at, booleans, case, constant, exactly, normal, values


def patches(B, N, L, dtype="float32", **others):
    """Prediction, target (neither centred nor of variance 1) and mask of these sizes."""
    return {
        "pred": normal(B, N, L, dtype=dtype),
        "target": normal(B, N, L, mean=0.7, std=1.8, dtype=dtype),
        "mask": booleans(B, N, share=0.7).put(at[0, 0], True).put(at[0, -1], False),
        **others,
    }


CASES = [
    case("plain", **patches(2, 6, 8)),
    case("not normalised", **patches(2, 5, 8), norm_pix=False),
    case("sizes that differ", **patches(3, 7, 4)),
    case(
        "images that hide unequally many",
        **patches(
            2, 4, 3, mask=exactly([[True, True, True, False], [False, False, True, False]], dtype="bool")
        ),
    ),
    case("everything masked", **patches(2, 3, 5, mask=booleans(2, 3, share=1.0))),
    case("one patch masked", **patches(2, 4, 5, mask=booleans(2, 4, share=0.0).put(at[1, 2], True))),
    case("two pixels a patch", **patches(2, 6, 2)),
    case("one pixel, not normalised", **patches(2, 6, 1), norm_pix=False),
    case("patches of one colour", **patches(2, 5, 4, target=constant(2, 5, 4, value=0.5))),
    case("hardly any contrast", **patches(2, 5, 6, target=normal(2, 5, 6, std=1e-3))),
    case("nothing masked", **patches(4, 9, 8, mask=booleans(4, 9, share=0.0))).without_gradients(),
]
JUDGED = values(gradients=["pred"])
AXES = {"pred": "B N L", "target": "B N L", "mask": "B N"}
WITHOUT = {"L = 1": "the variance of one pixel is not defined"}
BENCHMARK = case("benchmark", **patches(8, 196, 192))
