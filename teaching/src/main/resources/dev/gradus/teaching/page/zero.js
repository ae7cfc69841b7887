/* ⑧ zeros, and the flat arms. */
panel({
  id: 'zero',
  place: 8,
  question: 'zero',
  ofTape: true,
  looksAt: ['i'],
  draw(body, answer) {
    put(body, make('p', {}, slopeBy(answer.name), ' = ', answer.slope, '. ', say(answer.isNone ? 'zero.none' : 'zero.some', answer)),
      answer.isNone ? [] : [make('ul', {}, answer.reasons.map(reason => make('li', {}, reasonText(reason))))],
      answer.unit ? drawUnit(answer) : []);
  },
});

const reasonText = reason => [say('zero.' + reason.kind, reason), reason.places.map((place, k) => [k ? '; ' : ': ', mathematics(place.name),
  place.point ? ' ' + say('zero.at', place) : '', reason.kind === 'SATURATED' ? [', ', mathematics(place.from), ` = ${place.value}`] : '']),
reason.more ? say('zero.more', reason) : '', '.'];

function drawUnit(answer) {
  const {unit} = answer;
  if (unit.function === 'none') return make('p', {}, mathematics(unit.z), ' ', say('zero.noFunction'));
  const {flattest} = unit;
  return [make('h3', {}, say('zero.unit')),
    make('p', {}, mathematics(unit.z), ' ', say('zero.unit.about', {function: say('zero.' + unit.function)}), ' ', say('zero.flattest', flattest)),
    make('div', {class: 'beside'}, drawCurve(unit),
      scroller(say('zero.table'), table(say('zero.table'), ['point', 'z', 'h', 'slope'].map(title => say('zero.table.' + title)),
        unit.dots.map(dot => [dot.point, dot.z, dot.h, dot.slope])))),
    make('p', {class: 'row'}, button('zero.try', () => state.go({w: answer.saturated})),
      make('span', {class: 'note'}, say('zero.try.about')))];
}

function drawCurve({dots, curve, widest, ...unit}) {
  const [left, right, top, bottom] = [16, 524, 16, 190];
  const ys = curve.map(([, y]) => y);
  const [low, high] = [Math.min(...ys), Math.max(...ys)];
  const x = z => left + (z / widest + 1) / 2 * (right - left);
  const y = h => bottom - (h - low) / (high - low) * (bottom - top);
  return draw('svg', {viewBox: '0 0 540 222', role: 'img', class: 'flat', 'aria-label': say('zero.picture', {function: say('zero.' + unit.function), ...unit.flattest})},
    draw('line', {class: 'axis', x1: left, x2: right, y1: y(Math.max(low, 0)), y2: y(Math.max(low, 0))}),
    draw('line', {class: 'axis', x1: x(0), x2: x(0), y1: top, y2: bottom}),
    draw('polyline', {class: 'line', points: curve.map(([z, h]) => `${x(z)},${y(h)}`).join(' ')}),
    dots.map(dot => draw('circle', {class: dot.isFlattest ? 'flattest' : 'dot', cx: x(dot.x), cy: y(dot.y), r: dot.isFlattest ? 8 : 5})),
    dots.filter(dot => dot.isFlattest).map(dot => draw('text', {x: x(dot.x) + (dot.x > 0 ? -14 : 14), y: y(dot.y) + (dot.x > 0 ? -2 : 6), 'text-anchor': dot.x > 0 ? 'end' : 'start'}, say('zero.dot', dot))),
    draw('text', {x: left, y: bottom + 24, class: 'soft'}, say('zero.arm')), draw('text', {x: right, y: bottom + 24, 'text-anchor': 'end', class: 'soft'}, unit.function === 'relu' ? '' : say('zero.arm')),
    draw('text', {x: x(0), y: bottom + 24, 'text-anchor': 'middle', class: 'soft'}, 'z = 0'));
}
