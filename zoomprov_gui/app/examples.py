"""The examples that stand below each command's help."""

_EXAMPLES = {
    "": (
        ("gui --sandbox", "try it on a simulated company"),
        ("compare --sandbox --json", "everyone, with one verdict each"),
        ("compare --connection acme.json", "the same for a real company"),
        ("deactivate --sandbox goran.eze@acme.example --dry-run", ""),
    ),
    "gui": (
        ("gui", "the window on the company that was open last"),
        ("gui --sandbox all-well", "on a simulated company"),
    ),
    "sandbox": (
        ("sandbox scenarios", "which simulated companies there are"),
        ("sandbox serve", "the simulated Okta and Zoom, for any program"),
    ),
    "sandbox serve": (
        ("sandbox serve > acme.json", "then, elsewhere: zoomprov compare --connection acme.json"),
        ("sandbox serve | zoomprov compare --connection -", ""),
        ("sandbox serve --scenario drifted --people 100000 --rate-limits off", ""),
        ("sandbox serve --fault zoom:throttle:times=3 --fault okta:lost-answer", ""),
    ),
    "sandbox scenarios": (("sandbox scenarios --json", ""),),
    "compare": (
        ("compare --sandbox", "everyone on either side, with the reason"),
        ("compare --connection acme.json --verdict still_active", "leavers who still get in"),
        ("compare --connection acme.json --csv > people.csv", "for a spreadsheet"),
    ),
    "check": (
        ("check --sandbox fresh-start", "what is set up, what is not, and what to do first"),
        ("check --connection acme.json --json", "for a nightly look: 0 only if all is confirmed"),
    ),
    "setup": (
        ("setup --connection acme.json switches", "what would change: print old → new"),
        ("setup --connection acme.json switches --yes", "do it, and read it back"),
        ("setup --sandbox fresh-start connection --yes", ""),
        ("setup --sandbox all-well prove --person test@acme.example", "what the test would do"),
    ),
    "assign": (
        ("assign --sandbox ulla.berg@acme.example", "what it would bring: print the plan"),
        ('assign --connection acme.json ada@acme.example "group:Front desk" --yes', ""),
    ),
    "unassign": (
        ("unassign --sandbox niko.laine@acme.example", "print the plan, send nothing"),
        ('unassign --connection acme.json "group:Front desk" --yes', "send it, and prove it"),
        ('unassign --connection acme.json ada@acme.example --from "Front desk" --yes', ""),
    ),
    "deactivate": (
        ("deactivate --sandbox goran.eze@acme.example", "print the plan, send nothing"),
        ("deactivate --connection acme.json ada@acme.example --yes", "send it, and prove it"),
        ("deactivate --connection acme.json ada@acme.example --route okta --yes", ""),
        (
            'deactivate --connection acme.json a@b.io c@b.io --allow-removals 2 --reason "moved"',
            "",
        ),
    ),
    "reactivate": (
        ("reactivate --sandbox hugo.silva@acme.example --dry-run", "print the plan"),
        ("reactivate --connection acme.json ada@acme.example --yes", "send it, and prove it"),
    ),
    "edit": (
        ("edit --sandbox beatrix.holm@acme.example --set department=Surgery", "old → new"),
        ('edit --connection acme.json ada@acme.example --set title="Head nurse" --yes', ""),
        ('edit --connection acme.json "group:Front desk" --set name=Reception --yes', ""),
    ),
    "licence": (
        ("licence --sandbox beatrix.holm@acme.example --to basic", "print the plan, send nothing"),
        ("licence --connection acme.json ada@acme.example --to licensed --yes", ""),
    ),
    "email": (("email --connection acme.json ada@acme.example --to ada.l@acme.example --yes", ""),),
    "end-sessions": (
        ("end-sessions --sandbox beatrix.holm@acme.example", "print the plan, send nothing"),
        ("end-sessions --connection acme.json ada@acme.example --yes", "send it"),
    ),
    "undo": (
        ("undo 20261125-180000-1a2b --connection acme.json --dry-run", "what would come back"),
        ("undo 20261125-180000-1a2b --connection acme.json --yes", "send it, and prove it"),
        ("undo 20261125-180000-1a2b --connection acme.json --only ada@acme.example --yes", ""),
    ),
    "verify": (
        ("verify --connection acme.json ada@acme.example", "is she off, as Zoom says now?"),
        ("verify --connection acme.json ada@acme.example --off", "whatever came after"),
        ("verify --connection acme.json ada@acme.example --timeout 0 --json", "one look"),
    ),
    "journal": (
        ("journal", "every write, and what became of it"),
        ("journal --run 20261125-180000-1a2b --json", "one run, for programs"),
    ),
    "self-test": (("self-test", "does everything work on this computer?"),),
}


def examples_of(prog: str) -> str:
    """Return the examples of a command, named with or without the program, as lines of help."""
    found = _EXAMPLES.get(prog.removeprefix("zoomprov").strip(), ())
    if not found:
        return ""
    width = max(len(words) for words, why in found if why or len(found) == 1)
    lines = [f"  zoomprov {words:<{width}}  {why}".rstrip() for words, why in found]
    return "\n".join(["examples:", *lines])
