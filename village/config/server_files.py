"""What the embedded server is told: who may enter how, and how to be safe and quick on a modest machine."""

from collections.abc import Iterable


def hba() -> str:
    """The system user that runs the village may be the superuser; everybody else needs a password."""
    return "local all postgres peer map=boss\nlocal all all scram-sha-256\n"


def ident(users: Iterable[str]) -> str:
    return "".join(f'boss "{user}" postgres\n' for user in sorted(set(users) - {""}))


CONF = """\
listen_addresses = ''
unix_socket_directories = '{socket}'
password_encryption = 'scram-sha-256'
max_connections = 100
shared_buffers = '256MB'
work_mem = '16MB'
maintenance_work_mem = '128MB'
effective_cache_size = '1GB'
random_page_cost = 1.1
jit = off
max_parallel_workers_per_gather = 0
fsync = on
synchronous_commit = on
full_page_writes = on
max_wal_size = '2GB'
idle_in_transaction_session_timeout = '10min'
log_checkpoints = off
log_min_messages = 'warning'
log_min_error_statement = 'panic'
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
log_error_verbosity = 'terse'
timezone = 'UTC'
"""
"""Nothing that people typed reaches the server's log: no statements, no values, no details."""
