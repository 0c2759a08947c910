"""Who is signed in, by Streamlit's own OpenID Connect; the only place that knows it.

An operator sets it up in ``.streamlit/secrets.toml`` (docs/editing.md); where nobody has, nobody
signs in and nothing is asked of anybody.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import UTC, datetime

import streamlit as st

from zmos_data.editors import (
    Editor,
    Editors,
    NotAllowedError,
    check_release,
    editors_file,
    identify,
    read_editors,
)

LOG = logging.getLogger(__name__)


def is_configured() -> bool:
    """Tell whether the operator has set a provider up."""
    return "is_logged_in" in st.user


def is_signed_in() -> bool:
    """Tell whether a provider has signed the visitor in; whether they may anything is not said."""
    return is_configured() and st.user.is_logged_in is True


def sees_faults(towns: Mapping[str, str]) -> bool:
    """Tell whether the visitor may see what is wrong with data that are not shown.

    Readers hear that the newest are not shown; why is the matter of editors. Where nobody can
    sign in, the dashboard is its operator's own, and everybody sees it.

    Parameters
    ----------
    towns : mapping of str to str
        Names of the towns by code, which the list of editors is held to.
    """
    if not is_configured():
        return True
    try:
        editor(read_editors(editors_file(), towns))
    except NotAllowedError:
        return False
    return True


def editor(editors: Editors) -> Editor:
    """Return the editor who is signed in.

    Raises
    ------
    zmos_data.editors.NotAllowedError
        If nobody is who may edit, with the reason.
    """
    return identify(editors, _claims(), datetime.now(UTC))


def releasing(editors: Editors, towns: frozenset[str]) -> Editor:
    """Return the editor who is signed in and may release a change of towns; see `check_release`."""
    return check_release(editors, _claims(), towns, datetime.now(UTC))


def _claims() -> Mapping[str, object]:
    return st.user.to_dict() if is_signed_in() else {}


def begin() -> bool:
    """Send the visitor to the provider; False where the set-up does not allow it."""
    try:
        st.login()
    except Exception:
        LOG.exception("Nobody can sign in: look at [auth] in the secrets (docs/editing.md).")
        return False
    return True


def end() -> None:
    """Sign the visitor out, here and at the provider."""
    st.logout()
