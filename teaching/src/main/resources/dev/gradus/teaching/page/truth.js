/* ⑦ is it true: the V. */
panel({
  id: 'truth',
  place: 7,
  question: 'truth',
  ofTape: true,
  looksAt: ['i'],
  draw(body, answer) {
    put(body, make('p', {}, say('truth.about'), ' ', slopeBy(answer.name), ' = ', answer.slope, '.'),
      make('div', {class: 'beside'}, make('div', {}, drawV(answer), make('p', {}, say('truth.best', answer)),
        make('h3', {}, say('truth.why')), make('p', {}, say('truth.why.text', answer))),
      scroller(say('truth.table'), markRow(table(say('truth.table'), ['h', 'found', 'off'].map(title => say('truth.' + title)),
        answer.rows.map(row => [row.h, row.found, row.off])), answer.bestRow))));
  },
});

function markRow(shown, k) {
  shown.tBodies[0].rows[k].className = 'chosen';
  return shown;
}

function drawV(answer) {
  const [left, right, top, bottom] = [58, 512, 24, 330];
  const xs = [-17, 0];
  const drawn = answer.rows.filter(row => row.y !== null && !row.isZero);
  const high = Math.ceil(Math.max(0, ...drawn.map(row => row.y)));
  const low = Math.floor(Math.min(-12, ...drawn.map(row => row.y)));
  const x = h => left + (h - xs[0]) / (xs[1] - xs[0]) * (right - left);
  const y = off => bottom - (off - low) / (high - low) * (bottom - top);
  const power = (at, n, attributes) => draw('text', {...at, ...attributes}, '10', draw('tspan', {class: 'raised', dy: -5}, String(n).replace('-', '−')));
  const ticks = [];
  for (let n = xs[0] + 1; n <= xs[1]; n += 4) ticks.push(draw('line', {class: 'axis', x1: x(n), x2: x(n), y1: top, y2: bottom}), power({x: x(n), y: bottom + 20}, n, {'text-anchor': 'middle'}));
  for (let n = Math.ceil(low / 3) * 3; n <= high; n += 3) ticks.push(draw('line', {class: 'axis', x1: left, x2: right, y1: y(n), y2: y(n)}), power({x: left - 8, y: y(n) + 5}, n, {'text-anchor': 'end'}));
  const arm = (ends, kind) => ends.length ? draw('line', {class: kind, x1: x(xs[0]), x2: x(xs[1]), y1: y(ends[0]), y2: y(ends[1])}) : null;
  return draw('svg', {viewBox: '0 0 540 376', role: 'img', 'aria-label': say('truth.picture', answer), class: 'v'},
    draw('clipPath', {id: 'v-clip'}, draw('rect', {x: left, y: top, width: right - left, height: bottom - top})),
    ticks, draw('g', {'clip-path': 'url(#v-clip)'}, arm(answer.truncation, 'arm'), arm(answer.rounding, 'arm other'),
      draw('polyline', {class: 'line', points: drawn.map(row => `${x(row.x)},${y(row.y)}`).join(' ')})),
    drawn.map(row => draw('circle', {class: 'dot', cx: x(row.x), cy: y(row.y), r: 3.2})),
    draw('circle', {class: 'best', cx: x(answer.bestX), cy: y(Math.max(low, answer.bestY)), r: 7}),
    draw('text', {x: x(-2.9), y: y(Math.min(-5, high - 3)), 'text-anchor': 'end', class: 'soft'}, say('truth.truncation')),
    draw('text', {x: x(-10.5), y: y(-3.4), class: 'soft'}, say('truth.rounding')),
    draw('text', {x: right, y: bottom + 42, 'text-anchor': 'end', class: 'soft'}, say('truth.h')),
    draw('text', {x: left, y: 12, class: 'soft'}, say('truth.off')));
}
