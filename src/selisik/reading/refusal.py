"""How a reader of one format says that it cannot read on."""

from selisik.data import Problem


class Refused(Exception):  # noqa: N818 (it says what happened to the input)
    """Raised inside this room only; `read_inputs` turns it into the problem it carries and goes on."""

    def __init__(self, where: str, what: str, cure: str = "") -> None:
        super().__init__(what)
        self.problem = Problem(where=where, what=what, cure=cure)
