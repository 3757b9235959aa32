"""Runs the checks of scim2-tester against a service: python tester.py BASE DOMAIN, the access token at standard input.

Writes one line for each check: its status, its name, and what it says.
"""

import sys
import uuid

import scim2_tester.checkers
import scim2_tester.filling
from httpx2 import Client
from scim2_client.engines.httpx2 import SyncSCIMClient
from scim2_tester import check_server

base, domain = sys.argv[1:3]
token = sys.stdin.readline().strip()
made_up = scim2_tester.filling.generate_random_value


def of_the_tenant(context, path, *args, **kwargs):
    """A login has to be of a domain of the tenant, which the schema cannot say."""
    value = made_up(context, path, *args, **kwargs)
    name = str(path).rsplit(":", 1)[-1]
    return f"{value}@{domain}" if name.lower() == "username" and value else value


for name, module in list(sys.modules.items()):
    if name.startswith("scim2_tester") and hasattr(module, "generate_random_value"):
        module.generate_random_value = of_the_tenant

with Client(base_url=base, headers={"Authorization": f"Bearer {token}"}, timeout=30) as http:
    for result in check_server(SyncSCIMClient(http)):
        said = " ".join(str(result.reason or "").split())
        print(f"{result.status.name}\t{result.title}\t{said}", flush=True)
