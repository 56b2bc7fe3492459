"""The inputs: fleets of small specs, and what the peers render."""
import re
import shutil

from measure import run

SPEC = "domain: customer{0}.com\nprefix: granite{0}\nregion: westus\ncloud: AzurePublicCloud\n"


def make_fleets(work, large):
    """Name to a folder of specs: one, 25 and a thousand files, and files of a thousand gateways each."""
    lists = {"list": 1, "list10k": 10, "list100k": 100}
    fleets = {name: work / "fleets" / name for name in ("one", "bicep", "thousand", *lists)}
    for name, folder in fleets.items():
        folder.mkdir(parents=True)
    (fleets["one"] / "cmg.yaml").write_text(SPEC.format("00000"))
    for name, size in (("bicep", 25), ("thousand", 1000)):
        for index in range(size):
            write(fleets[name] / f"{index:05}", SPEC.format(f"{index:05}"))
    # A zone of 10,000 records is more than Azure takes of one deployment, so each file has a domain of its own.
    for name, files in lists.items():
        for number in range(files if name == "list" or large else 0):
            write(fleets[name] / f"{number:05}", f"domain: customer{number:05}.com\nregion: westus\ncloud: AzurePublicCloud\ngateways:\n"
                  + "".join(f"  - prefix: granite{index:05}\n" for index in range(number * 1000, number * 1000 + 1000)))
    return fleets


def write(folder, spec):
    folder.mkdir()
    (folder / "cmg.yaml").write_text(spec)


def make_molds(cmg, work):
    """What cmg renders of one spec, with names where the values stood: a template a file, so that peers write as much."""
    source, molds = work / "mold-source", work / "molds"
    source.mkdir()
    (source / "cmg.yaml").write_text(SPEC.format("98765"))
    run([cmg, "render", source, "-o", source / "rendered"])
    names = {"granite98765": "<<<.prefix>>>", "customer98765.com": "<<<.domain>>>"}
    mold = lambda text: re.sub("|".join(map(re.escape, names)), lambda match: names[match.group()], text)  # noqa: E731
    for path in sorted((source / "rendered").rglob("*")):
        # What stands once in the output is no file of a spec.
        if path.is_file() and path.name != ".gitattributes":
            target = molds / mold(str(path.relative_to(source / "rendered")))
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(mold(path.read_bytes().decode("utf-8", "surrogateescape")).encode("utf-8", "surrogateescape"))
    shutil.rmtree(source)
    return molds
