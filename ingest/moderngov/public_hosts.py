"""Which machines a harvest may ask: those of the public internet, and this one where a person names it."""

import ipaddress
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass


def may_be_asked(address: str, *, loopback: bool) -> bool:
    """Whether the machine at an IP address may be asked; ``loopback`` says that this machine itself was named."""
    return is_public(address) or (loopback and ipaddress.ip_address(address).is_loopback)


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet (IPv4 written as IPv6 too)."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and ip.ipv4_mapped is not None:
        ip = ip.ipv4_mapped
    return ip.is_global and not ip.is_multicast


def is_loopback_name(netloc: str) -> bool:
    name = (urlsplit(f"//{netloc}").hostname or "").lower()
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def has_proxy(netloc: str) -> bool:
    """Whether a proxy stands between this machine and ``netloc``, whose addresses are then the proxy's to look up."""
    return bool(getproxies().get("https") or getproxies().get("all")) and not proxy_bypass(netloc)
