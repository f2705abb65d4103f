"""The sentences of click itself that users of this program meet, so that they are translated with ours."""

from sourcier.locale import mark as _

CLICK = (
    _("Usage:"),
    _("Options"),
    _("Commands"),
    _("Show this message and exit."),
    _("Show the version and exit."),
    _("Error: {message}"),
    _("Aborted!"),
    _("Missing command."),
    _("Missing argument"),
    _("Missing option"),
    _("Missing parameter"),
    _("No such command {name!r}."),
    _("No such option {name!r}."),
    _("Invalid value for {param_hint}: {message}"),
    _("Invalid value: {message}"),
    _("Choose from:\n\t{choices}"),
    _("Try '{command} {option}' for help."),
    _("Option {name!r} does not take a value."),
    _("{value!r} is not a valid {number_type}."),
    _("{value} is not in the range {range}."),
    _("default: {default}"),
)
