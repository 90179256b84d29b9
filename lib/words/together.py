"""Co-occurrence: which words, or words and themes, stand together in a passage or an article.

Together means in the same unit (passage or article), counted once per unit. The strength of a pair is named:
jaccard   together / (a + b - together): 1 when neither is ever without the other. Jaccard 1901.
log_dice  14 + log2(2·together/(a + b)), as for collocates. Rychlý 2008.
npmi      ln(together·N/(a·b)) / -ln(together/N): -1 never, 0 by chance, 1 always. Bouma 2009, "Normalized (pointwise)
          mutual information in collocation extraction", GSCL.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import numpy as np
import pandas as pd

from lib.words.cloud import measure_word

Strength = Literal["jaccard", "log_dice", "npmi"]


def list_pairs(chosen: Sequence[str], together: np.ndarray) -> pd.DataFrame:
    """The pairs of a symmetric matrix of counts, whose diagonal says how many units hold each item."""
    first, second = np.triu_indices(len(chosen), k=1)
    names, own = np.array(chosen, dtype=object), np.diag(together)
    return pd.DataFrame(
        {
            "item": names[first],
            "other": names[second],
            "together": together[first, second].round().astype("int64"),
            "item_units": own[first].round().astype("int64"),
            "other_units": own[second].round().astype("int64"),
        }
    )


def weigh_together(pairs: pd.DataFrame, units: int, strength: Strength = "npmi", min_together: int = 2) -> pd.DataFrame:
    """Add jaccard, log_dice, npmi, score (the strength asked for) and kept (met `min_together` times or more) to pairs.

    units: how many there are in all. Strongest first; nothing is dropped.
    """
    if strength not in get_args(Strength):
        raise ValueError(f"Unknown strength {strength!r}; known are {', '.join(get_args(Strength))}.")
    both = pairs["together"].to_numpy(float)
    one, other = pairs["item_units"].to_numpy(float), pairs["other_units"].to_numpy(float)
    with np.errstate(divide="ignore", invalid="ignore"):
        npmi = np.log(both * units / (one * other)) / -np.log(both / units)
        frame = pairs.assign(
            jaccard=np.where(both > 0, both / (one + other - both), 0.0),
            log_dice=np.where(both > 0, 14 + np.log2(2 * both / (one + other)), -np.inf),
            # always together in every unit says nothing: 0; never together: -1
            npmi=np.where(both == 0, -1.0, np.where(both == units, 0.0, npmi)),
        )
    frame["score"], frame["kept"] = frame[strength], frame["together"] >= min_together
    return frame.sort_values(["kept", "score", "together"], ascending=False, kind="stable", ignore_index=True)


def mirror_pairs(pairs: pd.DataFrame, value: str = "together") -> pd.DataFrame:
    """Both halves of the matrix as long rows for a heat map: item, other, and the columns of `pairs`; neighbours in
    the order are those that stand together most, so that groups show as blocks. `order` (0, 1, 2 …) is the place of
    `item`."""
    mirrored = pairs.rename(
        columns={"item": "other", "other": "item", "item_units": "other_units", "other_units": "item_units"}
    )
    both = pd.concat([pairs, mirrored], ignore_index=True)
    order = {item: place for place, item in enumerate(order_items(pairs, value))}
    both["order"] = both["item"].map(order)
    both["other_order"] = both["other"].map(order)
    return both.sort_values(["order", "other_order"], ignore_index=True)


def order_items(pairs: pd.DataFrame, value: str = "together") -> list[str]:
    """Items so ordered that strongly joined ones are neighbours: chains that begin as single items are joined end to
    end, the pair of chains with the highest mean `value` between them first (average linkage), turned so that the
    nearest ends meet.
    """
    items = list(dict.fromkeys([*pairs["item"], *pairs["other"]]))
    weights = _make_square(pairs, items, value)
    chains = [[index] for index in range(len(items))]
    mean = weights.copy()
    np.fill_diagonal(mean, -np.inf)
    while len(chains) > 1:
        one, other = sorted(divmod(int(mean.argmax()), len(chains)))
        first, second = chains[one], chains[other]
        ends = [
            (weights[first[-1], second[0]], first + second),
            (weights[first[-1], second[-1]], first + second[::-1]),
            (weights[first[0], second[0]], first[::-1] + second),
            (weights[first[0], second[-1]], second + first),
        ]
        merged = (mean[one] * len(first) + mean[other] * len(second)) / (len(first) + len(second))
        chains[one] = max(ends, key=lambda end: end[0])[1]
        mean[one, :], mean[:, one] = merged, merged
        mean[one, one] = -np.inf
        mean = np.delete(np.delete(mean, other, axis=0), other, axis=1)
        del chains[other]
    return [items[index] for chain in chains for index in chain]


def _make_square(pairs: pd.DataFrame, items: Sequence[str], value: str) -> np.ndarray:
    place = {item: index for index, item in enumerate(items)}
    weights = np.zeros((len(items), len(items)))
    rows, columns = pairs["item"].map(place).to_numpy(int), pairs["other"].map(place).to_numpy(int)
    weights[rows, columns] = weights[columns, rows] = np.maximum(pairs[value].to_numpy(float), 0)
    return weights


def layout_network(
    pairs: pd.DataFrame, value: str = "score", max_links: int = 60, width: int = 820, height: int = 520
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Places for a network: (nodes, links), always the same for the same pairs.

    nodes: item, units, x, y (0 to 1), links (how many of those drawn). links: the strongest `max_links` kept pairs,
    and those that it takes to hang all items together (columns of `pairs`), with x, y, other_x, other_y. An item
    without any kept pair is left off the network, not off the matrix. Distances follow the paths between items
    (stress majorization: Gansner, Koren and North 2004), then words that would print over each other at `width` by
    `height` pixels are moved apart.
    """
    strong = pairs[pairs["kept"] & (pairs[value] > 0)] if "kept" in pairs else pairs[pairs[value] > 0]
    strong = strong.sort_values([value, "together"], ascending=False, kind="stable")
    links = strong[(np.arange(len(strong)) < max_links) | _find_spanning(strong)].reset_index(drop=True)
    units = {
        **dict(zip(links["other"], links["other_units"], strict=True)),
        **dict(zip(links["item"], links["item_units"], strict=True)),
    }
    items = order_items(links, value)
    places = _spread(_make_square(links, items, value) > 0, width / height)
    boxes = np.array([[measure_word(item) * 22 + 14, 30] for item in items]).reshape(-1, 2)
    places = _part(places * [width, height], boxes) if len(items) else places
    nodes = pd.DataFrame({"item": items, "units": [units[item] for item in items]})
    nodes[["x", "y"]] = _scale(places)
    nodes["links"] = nodes["item"].map(pd.concat([links["item"], links["other"]]).value_counts()).astype("int64")
    at = nodes.set_index("item")[["x", "y"]]
    links[["x", "y"]] = at.reindex(links["item"]).to_numpy()
    links[["other_x", "other_y"]] = at.reindex(links["other"]).to_numpy()
    return nodes, links


def _find_spanning(pairs: pd.DataFrame) -> np.ndarray:
    """Which pairs, strongest first, join two groups of items that no stronger pair joins (Kruskal's spanning
    tree)."""
    group: dict[str, str] = {}

    def find(item: str) -> str:
        while group.setdefault(item, item) != item:
            item = group[item]
        return item

    joins = []
    for item, other in zip(pairs["item"], pairs["other"], strict=True):
        one, another = find(item), find(other)
        joins.append(one != another)
        group[one] = another
    return np.array(joins, dtype=bool)


def _spread(linked: np.ndarray, aspect: float, rounds: int = 300) -> np.ndarray:
    """Places (n × 2, 0 to 1) whose distances come near to the number of links between the items."""
    count = len(linked)
    distance = np.where(linked, 1.0, np.inf)
    np.fill_diagonal(distance, 0)
    for middle in range(count):  # Floyd and Warshall
        distance = np.minimum(distance, distance[:, middle, None] + distance[None, middle])
    reachable = distance[np.isfinite(distance)]
    distance[~np.isfinite(distance)] = (reachable.max() if len(reachable) else 1) + 1  # groups: one more
    with np.errstate(divide="ignore"):
        weight = np.where(distance > 0, distance**-2, 0)
    laplacian = np.diag(weight.sum(axis=1)) - weight
    inverse = np.linalg.pinv(laplacian)
    angle = np.arange(count) * 2 * np.pi / max(count, 1)
    places = np.column_stack([np.cos(angle) * aspect, np.sin(angle)]) * np.sqrt(count)
    for _ in range(rounds):
        apart = np.linalg.norm(places[:, None] - places[None], axis=2)
        with np.errstate(divide="ignore", invalid="ignore"):
            pull = np.where(apart > 1e-9, -weight * distance / apart, 0)
        np.fill_diagonal(pull, -pull.sum(axis=1))
        places = inverse @ (pull @ places)
    even = places.argsort(axis=0, kind="stable").argsort(axis=0) / max(count - 1, 1)
    spread: np.ndarray = (_scale(places) + even) / 2  # half the way to an even spread: long arms leave a crowded middle
    return spread


def _part(places: np.ndarray, boxes: np.ndarray, rounds: int = 200) -> np.ndarray:
    """Move boxes (centres and sizes, n × 2 in pixels) apart, each pair along the axis on which they overlap least."""
    places = places.copy()
    for _ in range(rounds):
        moved = False
        for i in range(len(places) - 1):
            gap = np.abs(places[i + 1 :] - places[i]) - (boxes[i + 1 :] + boxes[i]) / 2
            for j in np.flatnonzero((gap < -0.01).all(axis=1)):
                axis = int(gap[j].argmax())
                shift = -gap[j][axis] / 2
                side = 1.0 if places[i + 1 + j][axis] >= places[i][axis] else -1.0
                places[i][axis] -= side * shift
                places[i + 1 + j][axis] += side * shift
                gap = np.abs(places[i + 1 :] - places[i]) - (boxes[i + 1 :] + boxes[i]) / 2
                moved = True
        if not moved:
            break
    return places


def _scale(places: np.ndarray) -> np.ndarray:
    if len(places) < 2:
        return np.full((len(places), 2), 0.5)
    low, high = places.min(axis=0), places.max(axis=0)
    scaled: np.ndarray = (places - low) / np.maximum(high - low, 1e-9)
    return scaled
