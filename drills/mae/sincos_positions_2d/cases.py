from studycli.judge.cases import case

CASES = [
    case("plain", height=4, width=6, dim=16),
    case("wider than high", height=3, width=5, dim=8),
    case("higher than wide", height=6, width=2, dim=12),
    case("one frequency", height=3, width=4, dim=4),
    case("one row", height=1, width=7, dim=8),
    case("one column", height=5, width=1, dim=8),
    case("as MAE has it", height=14, width=14, dim=64),
]
AXES = {"returns": "H·W dim"}
SIZES = {"height": "H", "width": "W"}
BENCHMARK = case("benchmark", height=32, width=32, dim=512)
