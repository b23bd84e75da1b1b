"""`study simulate`: what the coming months would be like with one desired retention or another."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Annotated

import typer

DAYS = 90


def simulate(
    days: Annotated[int, typer.Option(min=1, max=730, help="How many days ahead.")] = DAYS,
    new: Annotated[
        int | None, typer.Option(min=0, max=9999, help="New items a day; as in config.toml unless given.")
    ] = None,
    minutes: Annotated[
        int | None,
        typer.Option(min=1, max=1440, help="A day's time; as in config.toml, or without a bound with --new."),
    ] = None,
    seed: Annotated[int, typer.Option(min=0, help="The same seed gives the same numbers.")] = 0,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Compare what each desired retention would cost you and give you.

    Lives through the coming days from what you remember now, for retentions from 70 to 97 %. A day has its minutes;
    with --new alone it takes as long as so many new items need.
    """
    from studycli.commands.opening import open_study
    from studycli.model.items import Minutes
    from studycli.simulation.as_text import comparison_as_text
    from studycli.simulation.collection import Limits
    from studycli.simulation.comparison import compare
    from studycli.simulation.gather import gather_collection

    with open_study() as study:
        collection = gather_collection(study.store, study.clock.now())
        settings, config = study.store.scheduler.settings, study.config
    if minutes is None and new is None:
        minutes = config.minutes_per_day
    limits = Limits(
        minutes=None if minutes is None else Minutes(minutes),
        reviews=config.reviews_per_day,
        new=config.new_per_day if new is None else new,
        new_drills=config.new_drills_per_day if new is None else new,
    )
    comparison = compare(collection, settings, limits, days=days, seed=seed)
    if as_json:
        print(json.dumps({"days": days, "seed": seed, **asdict(comparison)}))
    else:
        print(comparison_as_text(comparison, days, limits.minutes), end="")
