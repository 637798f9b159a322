from zoomprov_gui.app.examples import examples_of


def test_examples_are_lines_that_begin_with_the_program():
    lines = examples_of("zoomprov sandbox serve").splitlines()

    assert lines[0] == "examples:"
    assert all(line.startswith("  zoomprov sandbox serve") for line in lines[1:])


def test_a_command_without_examples_has_no_heading():
    assert examples_of("zoomprov frobnicate") == ""
