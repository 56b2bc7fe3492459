"""The Python peer: libyaml, Jinja2 and the same way of writing. peer.py TEMPLATES SPECS OUT"""
import os
import sys

import jinja2
import yaml


def walk(root):
    return sorted(os.path.join(folder, name) for folder, _, names in os.walk(root) for name in names)


def write(path, content):
    try:
        with open(path, "rb") as file:
            if file.read() == content:
                return
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path + ".tmp", "wb") as file:
        file.write(content)
    os.rename(path + ".tmp", path)


def main(root, specs, out):
    engine = jinja2.Environment(variable_start_string="<<<.", variable_end_string=">>>", block_start_string="<%", comment_start_string="<#",
                                undefined=jinja2.StrictUndefined, keep_trailing_newline=True, newline_sequence="\n")
    templates = []
    for path in walk(root):
        with open(path, encoding="utf-8", newline="") as file:
            templates.append((engine.from_string(os.path.relpath(path, root)), engine.from_string(file.read())))
    for spec in walk(specs):
        with open(spec, encoding="utf-8") as file:
            top = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        for gateway in top.pop("gateways", [{}]):
            values = {**top, **gateway}
            for name, content in templates:
                write(os.path.join(out, name.render(values)), content.render(values).encode())


main(*sys.argv[1:])
