"""Names of codes of an audit: severity, states, ways to look, why something was not read."""

from sourcier.locale.mark import mark as _

SEVERITY = {
    "low": _("Slight"),
    "medium": _("Medium"),
    "high": _("Grave"),
    "very_high": _("Very grave"),
}
STATES = {
    "new": _("new"),
    "unchanged": _("known"),
    "worse": _("worse"),
    "absent": _("gone"),
}
SCHEMES = {
    "folder": _("folder"),
    "disk": _("this computer's usual places"),
    "ftp": "FTP",
    "ftps": "FTPS",
    "sftp": "SFTP",
    "http": "HTTP",
    "https": "HTTPS",
    "webdav": "WebDAV",
    "webdavs": "WebDAV (TLS)",
    "s3": "S3",
    "postgresql": "PostgreSQL",
    "mysql": "MySQL",
    "imap": "IMAP",
    "imaps": "IMAPS",
}
PRODUCTS = {
    "apache": "Apache httpd",
    "debian": "Debian",
    "iis": "Microsoft IIS",
    "mariadb": "MariaDB",
    "mysql": "MySQL",
    "nginx": "nginx",
    "php": "PHP",
    "postgresql": "PostgreSQL",
    "proftpd": "ProFTPD",
    "tomcat": "Apache Tomcat",
    "vsftpd": "vsftpd",
}
AUDIT_ARTICLES = {
    "GDPR 5(1)(b)": _("GDPR art. 5(1)(b)"),
    "GDPR 5(2)": _("GDPR art. 5(2)"),
    "GDPR 9": _("GDPR art. 9"),
}
UNREAD_THINGS = {
    "timeout": _("the server kept silent too long"),
    "reset": _("the connection broke off"),
    "refused": _("the connection was refused"),
    "login_refused": _("the login was refused"),
    "no_credential": _("no login was at hand"),
    "client_missing": _("a program to speak with it is not installed"),
    "name_not_found": _("its address is not known"),
    "tls_failed": _("encryption could not be agreed on"),
    "key_unknown": _("its key is not written down in audit.toml"),
    "special_file": _("no plain file: a device or a pipe"),
    "failed": _("reading it failed"),
    "key_changed": _("its key is another than the one written down"),
    "too_many_names": _("more names than the limit"),
    "too_deep": _("folders nested too deep"),
    "name_too_long": _("a name longer than the limit"),
    "too_large": _("larger than the limit"),
    "loop": _("links that go in a circle"),
    "outside_target": _("leads out of the target"),
    "size_lied": _("another size than the server said"),
    "changed_while_read": _("changed while it was read"),
    "forbidden": _("reading is not allowed"),
    "vanished": _("gone before it was read"),
    "protocol": _("the server speaks otherwise than its protocol says"),
    "outside_hours": _("outside the hours allowed"),
    "password_needed": _("encrypted: a password is needed"),
    "too_slow": _("takes too long"),
}
