// Draws every .h-chart from the JSON beside it; its table stays in the page for those who cannot see the picture.

const echarts = window.echarts;
const ink = "#1c2733", soft = "#465362", line = "#dfe5ec", brand = "#1b4f8f", loss = "#c8655f", gain = "#2a8a4f";
const narrow = window.innerWidth < 768;
const words = { fontFamily: getComputedStyle(document.body).fontFamily, fontSize: 12, color: soft };

const axis = (options) => ({
  axisLine: { show: true, lineStyle: { color: "#8793a1" } },
  axisTick: { show: false },
  axisLabel: { color: ink, fontSize: 12 },
  splitLine: { lineStyle: { color: line } },
  ...options,
});

const label = (sign) => ({
  show: true, position: "top", color: ink, fontSize: 12,
  formatter: ({ value }) => (value === "-" ? "" : sign + value),
});

// Points lost, added up from zero; a row with `total` stands on the ground.
function waterfall({ rows, unit }) {
  let sum = 0;
  const ground = [], lost = [], won = [], whole = [];
  for (const { value, total } of rows) {
    const next = total ? sum : sum + value;
    ground.push(total ? 0 : Number(Math.min(sum, next).toFixed(4)));
    lost.push(!total && value >= 0 ? value : "-");
    won.push(!total && value < 0 ? -value : "-");
    whole.push(total ? value : "-");
    sum = next;
  }
  const bar = (data, color, sign) => ({ type: "bar", stack: "one", data, itemStyle: { color }, label: label(sign), barWidth: "58%" });
  return {
    grid: { left: 44, right: 10, top: 28, bottom: narrow ? 84 : 30 },
    xAxis: axis({ type: "category", data: rows.map(({ name }) => name), axisLabel: { color: ink, interval: 0, rotate: narrow ? 55 : 0 } }),
    yAxis: axis({ type: "value", min: 0, name: unit }),
    series: [
      { type: "bar", stack: "one", data: ground, itemStyle: { color: "transparent" }, silent: true, barWidth: "58%" },
      bar(lost, loss, "−"), bar(won, gain, "+"), bar(whole, brand, ""),
    ],
  };
}

// The best on top, the axis from zero.
function ranking({ rows, unit }) {
  return {
    grid: { left: narrow ? 84 : 120, right: 56, top: 10, bottom: 28 },
    xAxis: axis({ type: "value", min: 0, name: unit, nameLocation: "end" }),
    yAxis: axis({ type: "category", inverse: true, data: rows.map(({ name }) => name) }),
    series: [{ type: "bar", barWidth: 14, itemStyle: { color: "#4a7ab5" }, data: rows.map(({ value }) => value), label: { ...label(""), position: "right" } }],
  };
}

// What every year asks for, and what it brought; the axis fits the values, for a share may grow by a twentieth in all.
function trajectory({ rows, unit, other }) {
  const line = (name, key, color, type) => ({
    type: "line", name, data: rows.map((row) => (row[key] === "" ? null : Number(row[key]))), symbol: "circle", symbolSize: 7,
    itemStyle: { color }, lineStyle: { color, type, width: 2 },
  });
  return {
    legend: { top: 0, textStyle: { color: ink } },
    grid: { left: 64, right: 16, top: 34, bottom: 28 },
    xAxis: axis({ type: "category", data: rows.map(({ name }) => name), boundaryGap: true }),
    yAxis: axis({ type: "value", scale: true }),
    series: [line(unit, "value", "#8793a1", "dashed"), line(other, "other", brand, "solid")],
  };
}

// Between which places nine of ten replications lie; the dot is the published rank.
function intervals({ rows, unit }) {
  const bar = (data, color) => ({ type: "bar", stack: "one", data, itemStyle: { color }, barWidth: 8 });
  const ranks = rows.map(({ rank }, at) => [rank, at]);
  return {
    grid: { left: narrow ? 84 : 120, right: 56, top: 10, bottom: 28 },
    xAxis: axis({ type: "value", min: 0, minInterval: 1, name: unit, nameLocation: "end" }),
    yAxis: axis({ type: "category", inverse: true, data: rows.map(({ name }) => name) }),
    series: [
      { ...bar(rows.map(({ low }) => low), "transparent"), silent: true },
      bar(rows.map(({ low, high }) => high - low), "#9db8d9"),
      { type: "scatter", data: ranks, symbolSize: 9, itemStyle: { color: brand } },
    ],
  };
}

const kinds = { waterfall, ranking, trajectory, intervals };

for (const place of document.querySelectorAll(".h-chart")) {
  const data = JSON.parse(document.getElementById(place.dataset.src).textContent);
  const picture = echarts.init(place);
  const shared = { animation: false, textStyle: words, tooltip: { renderMode: "richText", trigger: "item" } };
  picture.setOption({ ...shared, ...kinds[place.dataset.chart](data) });
  window.addEventListener("resize", () => picture.resize());
}
