"""The same year in the idioms people reach for: pandas, DuckDB SQL and Polars, each by hand, from a long table."""

from collections.abc import Callable
from typing import Any

import numpy as np

from benchmarks.data import MONTHS, Floats, Year, kind_of

TIE = 1e-9
Scored = tuple[Floats, Floats]
"""Totals in hundredths and ranks in the group, by unit."""


def long_table(made: Year) -> dict[str, Any]:
    """One row a fact: item, month, unit, value."""
    items, units = made.size.items, made.size.units
    return {
        "item": np.repeat(np.arange(items, dtype=np.int16), MONTHS * units),
        "month": np.tile(np.repeat(np.arange(MONTHS, dtype=np.int8), units), items),
        "unit": np.tile(np.arange(units, dtype=np.int32), items * MONTHS),
        "value": made.monthly.ravel(),
    }


def item_table(made: Year) -> dict[str, Any]:
    """One row an item."""
    return {
        "item": np.arange(made.size.items, dtype=np.int16),
        "points": made.points.astype(np.float64),
        "kind": [kind_of(i, made.size.items) for i in range(made.size.items)],
    }


def target_table(made: Year) -> dict[str, Any]:
    """One row an item and unit."""
    items, units = made.size.items, made.size.units
    return {
        "item": np.repeat(np.arange(items, dtype=np.int16), units),
        "unit": np.tile(np.arange(units, dtype=np.int32), items),
        "target": made.target.ravel(),
        "grp": np.tile(made.group.astype(np.int32), items),
    }


def pandas_idiom(made: Year) -> Callable[[], Scored]:
    """Group, merge, select by kind, group again: vectorised pandas as an analyst writes it."""
    import pandas as pd

    facts, items, targets = (pd.DataFrame(t) for t in (long_table(made), item_table(made), target_table(made)))

    def run() -> Scored:
        year = facts.groupby(["item", "unit"], sort=False, as_index=False)["value"].sum()
        t = year.merge(targets, on=["item", "unit"]).merge(items, on="item")
        t["value"] = (t["value"] * 100).round() / 100
        by = t.groupby(["item", "grp"])["value"]
        low, high, rank = by.transform("min"), by.transform("max"), by.rank(method="min", ascending=False)
        a, g, w = t["value"], t["target"], t["points"]
        score = np.select(
            [t["kind"] == k for k in ("met", "proportional", "step_up", "step_down", "ladder", "rank", "efficacy")],
            [
                np.where(a >= g, w, 0),
                w * (a / g).clip(0, 1),
                np.maximum(w - 0.5 * np.floor(np.maximum(g - a, 0) / 5 + TIE), 0),
                np.maximum(w - 0.5 * np.ceil(np.maximum(a - g, 0) / 5 - TIE), 0),
                w * np.select([a >= s * g - TIE for s in (1, 0.98, 0.96, 0.94)], [1, 0.9, 0.8, 0.6], 0),
                np.maximum(w - 0.1 * (rank - 1), 0),
                w * (60 + 40 * (a - low) / (high - low)) / 100,
            ],
        )
        t["score"] = np.floor(score * 100 + 0.5 + TIE)
        total = t.groupby("unit")["score"].sum().sort_index()
        ranks = total.groupby(pd.Series(made.group)).rank(method="min", ascending=False)
        return total.to_numpy(), ranks.to_numpy()

    return run


SQL = """
with year as (select item, unit, round(sum(value) * 100) / 100 as a from facts group by item, unit),
seen as (
    select y.item, y.unit, y.a, t.target as t, t.grp, i.points as w, i.kind,
        case when i.kind = 'efficacy' then min(y.a) over peers end as low,
        case when i.kind = 'efficacy' then max(y.a) over peers end as high,
        case when i.kind = 'rank' then rank() over (partition by y.item, t.grp order by y.a desc) end as place
    from year y join targets t on t.item = y.item and t.unit = y.unit join items i on i.item = y.item
    window peers as (partition by y.item, t.grp)
),
scored as (
    select unit, grp, floor(100 * case kind
        when 'met' then case when a >= t then w else 0 end
        when 'proportional' then w * least(greatest(a / t, 0), 1)
        when 'step_up' then greatest(w - 0.5::double * floor(greatest(t - a, 0) / 5 + 1e-9), 0)
        when 'step_down' then greatest(w - 0.5::double * ceil(greatest(a - t, 0) / 5 - 1e-9), 0)
        when 'ladder' then w * case when a >= t - 1e-9 then 1 when a >= 0.98::double * t - 1e-9 then 0.9::double
            when a >= 0.96::double * t - 1e-9 then 0.8::double when a >= 0.94::double * t - 1e-9 then 0.6::double
            else 0 end
        when 'rank' then greatest(w - 0.1::double * (place - 1), 0)
        else w * (60 + 40 * (a - low) / (high - low)) / 100 end + (0.5 + 1e-9)::double) as s
    from seen
),
totals as (select unit, any_value(grp) as grp, sum(s) as total from scored group by unit)
select unit, total, rank() over (partition by grp order by total desc) as place from totals order by unit
"""


def duckdb_sql(made: Year) -> Callable[[], Scored]:
    """One query over tables held by the database."""
    import duckdb
    import pyarrow as pa

    connection = duckdb.connect()
    connection.execute("set threads to 2")
    connection.execute("set enable_progress_bar = false")
    for name, table in (("facts", long_table(made)), ("items", item_table(made)), ("targets", target_table(made))):
        connection.register("incoming", pa.table(table))
        connection.execute(f"create table {name} as select * from incoming")
        connection.unregister("incoming")

    def run() -> Scored:
        answer = connection.execute(SQL).fetchnumpy()
        return np.asarray(answer["total"], dtype=np.float64), np.asarray(answer["place"], dtype=np.float64)

    return run


def polars_frames(made: Year) -> Callable[[], Scored]:
    """One lazy plan over frames in memory."""
    import polars as pl

    facts, items, targets = (pl.DataFrame(t) for t in (long_table(made), item_table(made), target_table(made)))
    a, t, w, kind = pl.col("a"), pl.col("target"), pl.col("points"), pl.col("kind")
    peers = ["item", "grp"]
    low, high = a.min().over(peers), a.max().over(peers)
    place = a.rank("min", descending=True).over(peers)
    ladder: Any = pl.when(a >= t - TIE).then(1.0)
    for share, rate in ((0.98, 0.9), (0.96, 0.8), (0.94, 0.6)):
        ladder = ladder.when(a >= share * t - TIE).then(rate)
    score = (
        pl.when(kind == "met").then(pl.when(a >= t).then(w).otherwise(0.0))
        .when(kind == "proportional").then(w * (a / t).clip(0, 1))
        .when(kind == "step_up").then((w - 0.5 * ((t - a).clip(0) / 5 + TIE).floor()).clip(0))
        .when(kind == "step_down").then((w - 0.5 * ((a - t).clip(0) / 5 - TIE).ceil()).clip(0))
        .when(kind == "ladder").then(w * ladder.otherwise(0.0))
        .when(kind == "rank").then((w - 0.1 * (place - 1)).clip(0))
        .otherwise(w * (60 + 40 * (a - low) / (high - low)) / 100)
    )  # fmt: skip
    plan = (
        facts.lazy()
        .group_by("item", "unit")
        .agg(((pl.col("value").sum() * 100).round() / 100).alias("a"))
        .join(targets.lazy(), on=["item", "unit"])
        .join(items.lazy(), on="item")
        .with_columns((score * 100 + (0.5 + TIE)).floor().alias("score"))
        .group_by("unit")
        .agg(pl.col("grp").first(), pl.col("score").sum())
        .with_columns(pl.col("score").rank("min", descending=True).over("grp").alias("place"))
        .sort("unit")
    )

    def run() -> Scored:
        answer = plan.collect()
        return answer["score"].to_numpy(), answer["place"].to_numpy().astype(np.float64)

    return run


PEERS: dict[str, Callable[[Year], Callable[[], Scored]]] = {
    "pandas": pandas_idiom,
    "DuckDB SQL": duckdb_sql,
    "Polars": polars_frames,
}
