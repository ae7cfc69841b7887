/* ⑤ one slope, all its paths. */
const choice = (key, values, now, go) => make('div', {class: 'choice', role: 'group', 'aria-label': say(key)},
  values.map(value => make('button', {type: 'button', 'aria-pressed': String(value === now), 'data-key': `${key} ${value}`, onclick: () => go(value)}, say(`${key}.${value}`))));

/** Copies a text, or shows it to be copied by hand where the browser keeps the clipboard to itself. */
async function copyText(text, place) {
  try {
    await navigator.clipboard.writeText(text);
    announce(say('copied'));
  } catch {
    const area = make('textarea', {readonly: '', 'aria-label': say('copy.byHand'), rows: 4}, text);
    put(place, make('p', {class: 'note'}, say('copy.byHand')), area);
    area.focus();
    area.select();
  }
}

const copies = (key, latex, mathml) => {
  const place = make('div', {});
  return [make('div', {class: 'row'},
    button('copy.latex', () => copyText(latex, place), {'data-key': key + ' latex'}),
    button('copy.mathml', () => copyText(mathml, place), {'data-key': key + ' mathml'})), place];
};

const check = (holds, yes, no) => make('span', {class: holds ? 'right' : 'wrong'}, holds ? '✓ ' + say(yes) : '✗ ' + say(no));

const pointLabel = (answer, row) => row.point === '' ? '' : [
  answer.isClass ? make('span', {class: row.label === '1' ? 'blue' : 'red', 'aria-hidden': 'true'}, row.label === '1' ? '● ' : '◆ ') : [],
  say('slope.point', row), answer.isClass ? make('span', {class: 'unseen'}, ' ', say(row.label === '1' ? 'slope.blue' : 'slope.red')) : []];

panel({
  id: 'slope',
  place: 5,
  question: 'slope',
  ofTape: true,
  looksAt: ['i', 'see', 'as', 'point'],
  draw(body, answer) {
    put(body, make('p', {}, slopeBy(answer.name), ' ', say(answer.isMany ? 'slope.about' : 'slope.about.one', answer)),
      make('div', {class: 'options'},
        choice('slope.see', answer.isNetwork ? ['paths', 'factors', 'matrices'] : ['paths', 'factors'], answer.see, see => state.go({see})),
        answer.matrices ? [] : choice('slope.as', ['names', 'numbers'], answer.as, as => state.go({as})),
        answer.isClass ? choice('slope.error', ['parts', 'whole'], answer.parts ? 'parts' : 'whole', error => state.go({error})) : []),
      answer.matrices ? drawMatrices(answer) : [
        scroller(say('slope.formula'), make('p', {class: 'formula'}, mathematics(answer.formula))),
        copies('slope', answer.latex, answer.formula),
        answer.see === 'paths' ? drawPaths(answer) : drawFactors(answer)],
      drawSums(answer),
      answer.cancelled.length ? [make('h3', {}, say('slope.cancel')), make('p', {}, say(answer.parts ? 'slope.cancel.parts' : 'slope.cancel.whole')),
        scroller(say('slope.cancel'), make('div', {class: 'cancel'}, answer.cancelled.map(line => [make('p', {}, pointLabel(answer, line), ': ', mathematics(line.names)),
          make('p', {}, mathematics(line.numbers))])))] : []);
  },
});

const via = row => row.via.length ? row.via.flatMap((name, k) => [k ? ' → ' : '', mathematics(name)]) : say('slope.direct');

function drawPaths(answer) {
  const sums = new Map(answer.sums.map(sum => [sum.point, sum]));
  const rows = [];
  answer.rows.forEach((row, k) => {
    rows.push([pointLabel(answer, row), via(row), row.value, mathematics(row.formula)]);
    const sum = sums.get(row.point);
    if (sum && sum.count !== '1' && answer.rows[k + 1]?.point !== row.point) rows.push([make('span', {class: 'sum'}, say('slope.sum', row)), '', make('strong', {}, sum.value), '']);
  });
  return [scroller(say('slope.paths'), table(say(answer.more ? 'slope.paths.largest' : 'slope.paths.all', answer),
    ['place', 'via', 'value', 'product'].map(title => say('slope.' + title)), rows)),
  answer.more ? make('p', {}, say('slope.more', answer)) : []];
}

const drawFactors = answer => [make('p', {}, say('slope.factors.about')),
  scroller(say('slope.factors'), table(say('slope.factors.all'), ['place', 'count', 'value', 'factored'].map(title => say('slope.' + title)),
    answer.rows.map(row => [pointLabel(answer, row), row.count, row.value, mathematics(row.formula)]))),
  answer.left ? make('p', {}, say('slope.left', answer)) : []];

const drawMatrices = answer => [make('p', {}, say('slope.matrices.about')), answer.matrices.map(layer => make('div', {class: 'part'},
  make('h3', {}, say('slope.layer', layer)),
  make('div', {class: 'matrices'},
    make('div', {class: 'stated'}, make('p', {class: 'formula'}, mathematics(layer.formula)), layer.shapes ? make('p', {class: 'note'}, layer.shapes) : [],
      make('p', {}, say('slope.found', layer), ' ', make('code', {}, layer.node)), make('p', {class: 'note'}, say('slope.off', {off: layer.off})),
      copies('δ' + layer.layer, [layer.latex, layer.weightsLatex, layer.biasesLatex].join(' \\\\\n'), layer.formula + layer.byWeights + layer.byBiases)),
    matrix(mathematics(layer.formula.replace(/<mo>=<\/mo>.*<\/mrow><\/math>/, '</mrow></math>')), layer.delta, 'result'),
    make('div', {class: 'stated'}, make('p', {class: 'formula'}, mathematics(layer.byWeights)), make('p', {class: 'note'}, layer.weightsShapes),
      make('p', {}, say('slope.found', layer), ' ', make('code', {}, layer.weightsNode)), make('p', {class: 'note'}, say('slope.off', {off: layer.weightsOff})),
      matrix('', layer.slopes)),
    make('div', {class: 'stated'}, make('p', {class: 'formula'}, mathematics(layer.byBiases)), matrix('', layer.biases)))))];

const drawSums = answer => [make('dl', {class: 'sums'},
  make('dt', {}, say('slope.total', answer)), make('dd', {}, answer.total),
  make('dt', {}, say('slope.average')), make('dd', {}, '× ', answer.average),
  make('dt', {}, say('slope.sumOfPaths')), make('dd', {}, make('strong', {}, answer.sum)),
  make('dt', {}, say('slope.tape')), make('dd', {}, answer.tape, ' ', check(answer.isSame, 'slope.same', 'slope.other')),
  make('dt', {}, say('slope.differences')), make('dd', {}, answer.differences, ' ', check(answer.isClose, 'slope.same', 'slope.kink'))),
make('p', {class: 'why'}, say(answer.isMany ? 'slope.why' : 'slope.why.one', answer))];
