"""`study new card|drill`: skeletons to begin with."""

from __future__ import annotations

from typing import Annotated

import typer

app = typer.Typer(
    help="Write the skeleton of a card or a drill of your own.", no_args_is_help=True, rich_markup_mode=None
)
Topic = Annotated[str, typer.Option(help="The topic that it belongs to; `study list topics` shows them.")]


@app.command()
def card(
    name: Annotated[str, typer.Argument(help="Its id, such as my-why-positions.")], topic: Topic
) -> None:
    """Add a card to your deck of a topic. Its history will hang on the id; everything else may change."""
    from studycli import paths
    from studycli.authoring.new_card import write_card
    from studycli.commands.opening import known_topic, open_study

    with open_study() as study:
        chosen = known_topic(study, topic)
        assert chosen is not None
        declared = study.catalogue.curriculum.topics.get(chosen)
        taken = {entry.id for entry in study.catalogue.entries()} | study.store.known_items()
        deck = write_card(
            paths.ContentRoot(paths.home()).cards, name, chosen, declared.title if declared else chosen, taken
        )
    print(f"{deck}: the card stands at its end. Write it; `study lint` looks it over.")


@app.command()
def drill(
    name: Annotated[str, typer.Argument(help="The name of the function to write.")], topic: Topic
) -> None:
    """Write a small drill that works, to be changed into yours."""
    from studycli import paths
    from studycli.authoring.new_drill import write_drill
    from studycli.commands.opening import known_topic, open_study

    with open_study() as study:
        chosen = known_topic(study, topic)
        assert chosen is not None
        folder = write_drill(
            paths.ContentRoot(paths.home()).drills, name, chosen, study.catalogue.drill_names()
        )
    print(f"{folder}: change it file by file; `study lint --run {folder}` tells whether it judges well.")
