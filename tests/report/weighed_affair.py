"""A trace in small with stories, duties, questions and an answer: what chapters are drawn from. All invented."""

from dataclasses import replace

from sourcier.model.changes import SCHEMA as CHANGES
from sourcier.model.changes import Change, Changes, DutyChange, HoldingChange, RatioChange
from sourcier.model.duties import BOTH_WAYS, FAILED, KEPT, NOT_KNOWN, Decided, Duty, DutyQuestion, Ground, Reply
from sourcier.model.hypotheses import AskNext, Explained, Hypothesis, Term, Weighing
from sourcier.model.trace import SCHEMA, LabShare, Named, Trace, Unexplained

LAB = LabShare("LABO01", 120, 130, 110, 100)
CASE = Decided("Dedalus Biologie", "CNIL SAN-2022-009", "2022-04-15", "V")
FAR = "moderately_strong_against"
RECALLED = Decided("Somebody", "somewhere", "2020", "R")


def story(name: str, log10_lr: float, strength: str, **more: object) -> Hypothesis:
    holdings, parties = more.pop("holdings", ()), more.pop("parties", ())
    plain = {
        "capped": False, "prior": 0.25, "posterior": 0.9 if log10_lr > 0 else 0.03, "explained": None, "tied": (),
        "for_": (), "against": (), "weakest": "rows_explained", "without": 0.4,
    }  # fmt: skip
    return Hypothesis(
        name, name.partition(":")[0], 0, holdings, parties, log10_lr=log10_lr, strength=strength, **{**plain, **more}
    )


def stories() -> tuple[Hypothesis, ...]:
    rows = Term("rows_explained", 2.4, {"rows": 912, "of": 1_000, "anywhere": 930})
    days = Term("same_days", 0.8, {"same": 900, "later": 12, "of": 912, "labs": 8})
    size = Term("size", -0.5, {"rows": 912, "holding_rows": 1_824, "labs": 8})
    return (
        story(
            "one_holding:area", 2.6, "moderately_strong", holdings=("area",), parties=("vendor",),
            explained=Explained(0.89, 0.912, 0.93, 912), for_=(rows, days), against=(size,), without=0.6,
            runner_up="one_holding:base", ask_next=AskNext("dated_inventory", "base", "lab", 0.4), capped=True,
        ),
        story(
            "one_holding:base", -1.2, "moderate_against", holdings=("base",), parties=("lab",),
            explained=Explained(0.27, 0.3, 0.33, 300), against=(rows,),
        ),
        story("several:area,base", -2.2, FAR, holdings=("area", "base"), parties=("vendor", "lab")),
        story("chain:base,area", -2.0, FAR, holdings=("base", "area"), parties=("lab", "vendor")),
        story("common_supplier:vendor", 0.1, "neutral", parties=("vendor",)),
        story("fabricated", -3.0, "strong_against", capped=True),
        story("none_of_these", -1.0, "moderate_against"),
    )  # fmt: skip


def ground(code: str, strength: str = "strong", weakest: str = "taken_at_its_word", **params: object) -> Ground:
    marks = {name: params.pop(name) for name in ("answered", "contested") if name in params}
    return Ground(code, "manifest", params, strength, weakest, **marks)


def duty(party: str, article: str, name: str, finding: str, **more: object) -> Duty:
    plain = {
        "for_": (), "against": (), "strength": "strong", "weakest": "taken_at_its_word", "overturned_by": ("logging",),
        "decided": (CASE, RECALLED), "in_force": "2018-05-25", "source": "RGPD",
    }  # fmt: skip
    return Duty(party, article, name, finding=finding, **{**plain, **more})


def duties() -> tuple[Duty, ...]:
    written = ground("order_written", order="order-1", other="vendor")
    said = ground("measure_said", measure="register")
    rows = ground("rows_outside_order", order="order-1", holding="area", rows=41, of=640, share=0.064)
    return (
        duty("lab", "GDPR 28(3)(a)", "instructions", KEPT, against=(written,)),
        duty("lab", "GDPR 30", "register", NOT_KNOWN, strength="not_enough", weakest=""),
        duty("vendor", "GDPR 29", "only_on_instruction", FAILED, for_=(rows,), before_law=2),
        duty(
            "vendor", "GDPR 32", "security", FAILED,
            for_=(ground("open_access", holding="area", contested=True), ground("no_log", "moderate", holding="area")),
        ),
        duty("vendor", "GDPR 30", "register", KEPT, strength="weak", against=(said,)),
        duty(
            "vendor", "GDPR 28(3)(g)", "delete_or_return", BOTH_WAYS,
            for_=(ground("kept_after_migration", holding="area", answered=True),),
            against=(ground("measure_shown", measure="deletion", holding="area"),),
        ),
    )  # fmt: skip


def weighed() -> Trace:
    """The trace."""
    names = (
        Named("lab", "party", "LABO DU PORT", "lab", "controller", ("LABO01",)),
        Named("vendor", "party", "SANOLAB", "vendor", "processor"),
        Named("area", "holding", "Open transfer area", "SANOLAB", "processor"),
        Named("base", "holding", "Current base", "LABO DU PORT", "controller"),
    )
    return Trace(
        SCHEMA, "0.1.0", {}, (), complete=True, findings=(), containment=(), scope=(), dating=(), form=(), alike=(),
        unexplained=(Unexplained(88, 0.088, (LAB,), 0, 1_000),), witness=(), journal=(), names=names,
        hypotheses=stories(), weighing=(Weighing(0, 1_000, 8, 2, 0.97, 1_000.0, ("simulated",), "rows 1000", 0.8),),
        duties=duties(),
        questions=(
            DutyQuestion("lab", "GDPR 30", "register_copy", {}),
            DutyQuestion("vendor", "GDPR 32", "who_opened_it", {"holding": "area"}),
        ),
    )  # fmt: skip


def answered() -> Changes:
    """What an answer of the vendor changed."""
    reply = Reply(1, "vendor", "2026-01-05T00:00:00+00:00", "tables", "0" * 64, 120, {"measure": 1, "contest": 2})
    change = Change(
        reply, "1" * 64, "2" * 64,
        (
            RatioChange("one_holding:area", 0, 2.6, 1.1, "moderately_strong", "moderate"),
            RatioChange("none_of_these", 0, -1.0, -1.0, "moderate_against", "moderate_against"),
        ),
        (HoldingChange("area", 0, 0.912, 0.8),),
        (
            DutyChange("vendor", "GDPR 30", "register", NOT_KNOWN, KEPT, "not_enough", "weak", ("measure_said",)),
            DutyChange("vendor", "GDPR 29", "only_on_instruction", FAILED, FAILED, "strong", "strong"),
        ),
        1, 0,
    )  # fmt: skip
    return Changes(CHANGES, "0.1.0", {}, (), complete=True, findings=(), changes=(change,))


def with_names(trace: Trace, **names: str) -> Trace:
    """The same with other names."""
    return replace(trace, names=tuple(replace(one, name=names.get(one.id, one.name)) for one in trace.names))
