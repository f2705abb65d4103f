"""An affair of two laboratories and their vendor, for commands that respond to its leak."""

AT = "2021-02-25T12:00+01:00"
MANIFEST = """\
[[party]]
id = "port"
name = "LABORATOIRE DU PORT"
role = "controller"
labs = ["LABORATOIRE DU PORT"]
dpo = "dpo@port.example"
contact = "1 quai du Port, 56000 Vannes"

[[party]]
id = "central"
name = "LABORATOIRE CENTRAL"
role = "controller"
labs = ["Laboratoire Central"]

[[party]]
id = "vendor"
name = "SANOLAB"
role = "processor"
contact = "contact@sanolab.example"

[[event]]
date = "2021-02-14"
party = "vendor"
what = "publication"

[[event]]
date = "2021-02-23"
time = "09:30"
party = "port"
what = "aware"
"""
