from studycli.judge.cases import case, values

CASES = [
    case("plain", text="low lower lowest", n_merges=5),
    case("a tie goes to the leftmost", text="dcba dcba", n_merges=3),
    case("a tie of four, found last in the alphabet", text="zyzyxwxwaa", n_merges=4),
    case("overlapping pairs count", text="bcbcaaaa", n_merges=2),
    case("an odd run", text="aaaaa aaa", n_merges=4),
    case("merged ids merge again", text="abababababab", n_merges=4),
    case("pairs that occur once", text="abcdef", n_merges=3),
    case("until one id is left", text="abcab", n_merges=50),
    case("accents, two bytes each", text="été éternel été", n_merges=4),
    case("beyond Latin", text="日本 日本語 🙂🙂", n_merges=6),
    case("across words", text="a b a b a b", n_merges=3),
    case("lines and tabs", text="\tx\n\tx\n\ty\n", n_merges=4),
    case("an empty text", text="", n_merges=3),
    case("one byte", text="a", n_merges=3),
    case("two bytes", text="ab", n_merges=3),
    case("one letter, two bytes", text="é", n_merges=3),
    case("no merges", text="hello hello", n_merges=0),
    case(
        "a longer text",
        text="the cat sat on the mat and the rat sat on the cat that sat on the hat " * 3,
        n_merges=24,
    ),
]
JUDGED = values(gradients=[])
BENCHMARK = case("benchmark", text="she sells sea shells by the sea shore; " * 12, n_merges=40)
