"""The inputs: fleets of small specs, and what the peers render."""
import re
import shutil

from measure import run

SPEC = "domain: customer{0}.com\nprefix: granite{0}\nregion: westus\ncloud: AzurePublicCloud\n"


def make_fleets(work, large):
    """Name to a folder of specs: one, a thousand files, a thousand gateways in one file, and large ones."""
    fleets = {name: work / "fleets" / name for name in ("one", "thousand", "list", "list10k", "list100k")}
    for name, folder in fleets.items():
        folder.mkdir(parents=True)
    (fleets["one"] / "cmg.yaml").write_text(SPEC.format("00000"))
    for index in range(1000):
        folder = fleets["thousand"] / f"{index:05}"
        folder.mkdir()
        (folder / "cmg.yaml").write_text(SPEC.format(f"{index:05}"))
    for name, size in (("list", 1000), ("list10k", 10_000), ("list100k", 100_000)):
        if name == "list" or large:
            with open(fleets[name] / "cmg.yaml", "w", encoding="utf-8") as file:
                file.write("domain: customer00000.com\nregion: westus\ncloud: AzurePublicCloud\ngateways:\n")
                file.writelines(f"  - prefix: granite{index:05}\n" for index in range(size))
    return fleets


def make_molds(cmg, work):
    """What cmg renders of one spec, with names where the values stood: a template a file, so that peers write as much."""
    source, molds = work / "mold-source", work / "molds"
    source.mkdir()
    (source / "cmg.yaml").write_text(SPEC.format("98765"))
    run([cmg, "render", source, "-o", source / "rendered"])
    names = {"granite98765": "<<<.prefix>>>", "customer98765.com": "<<<.domain>>>"}
    mold = lambda text: re.sub("|".join(map(re.escape, names)), lambda match: names[match.group()], text)  # noqa: E731
    for path in sorted((source / "rendered").rglob("*")):
        if path.is_file():
            target = molds / mold(str(path.relative_to(source / "rendered")))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(mold(path.read_bytes().decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape"))
    shutil.rmtree(source)
    return molds
