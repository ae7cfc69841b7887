/* A worksheet of what is looked at, to be printed: with lines to fill in, or with answers. */
{
  const form = {};
  /** What the answer leaves empty is a line to write on. */
  const filled = text => text === '' ? make('span', {class: 'gap', role: 'img', 'aria-label': say('sheet.gap')}) : text;
  const part = (key, ...children) => make('div', {class: 'part'}, make('h3', {}, say('sheet.' + key)), make('p', {class: 'note'}, say(`sheet.${key}.about`)), children);
  const ofPoints = answer => answer.heads.map(point => say('slope.point', {point}));

  const wide = (caption, titles, rows) => scroller(caption, table(caption, titles, rows));

  const units = (answer, key, name) => wide(say(`sheet.${key}.caption`), [say('network.unit'), ...ofPoints(answer)],
    answer[key].map(row => [name(row.name), ...row.columns.map(({value}) => filled(value))]));

  function paths({slope}) {
    const sums = new Map(slope.sums.map(sum => [sum.point, sum]));
    const rows = slope.rows.flatMap((row, k) => {
      const isLast = slope.rows[k + 1]?.point !== row.point && sums.has(row.point);
      return [[row.point, make('span', {class: 'via'}, via(row)), mathematics(row.formula), filled(row.value)],
        ...isLast ? [[row.point, '', make('strong', {}, say('slope.sum', row)), filled(sums.get(row.point).value)]] : []];
    });
    return [wide(say(slope.more ? 'slope.paths.largest' : 'slope.paths.all', {...slope, listed: slope.listed ?? slope.count}), ['place', 'via', 'product', 'value'].map(key => say('slope.' + key)), rows),
      slope.more ? make('p', {}, say('sheet.more', slope), ' ', filled(slope.together)) : [],
      make('p', {}, slopeBy(slope.name), ' = ', slope.average, ' · (', filled(slope.total), ') = ', filled(slope.tape))];
  }

  const vector = ({vector: {entries, rate}}) => wide(say('sheet.vector.caption', {rate}), ['index', 'name', 'before', 'slope', 'after'].map(key => say('vector.' + key)),
    entries.map((of, k) => [String(k + 1), named(of.name), of.before, filled(of.slope), filled(of.after)]));

  panel({
    id: 'sheet',
    place: 10,
    sign: '',
    question: () => state.get('sheet') ? 'sheet' : 'network',
    looksAt: ['sheet', 'i', 'point'],
    build(body) {
      form.tools = make('div', {class: 'options'});
      form.page = make('div', {class: 'sheet'});
      body.append(form.tools, form.page);
      document.getElementById('print').before(button('sheet.open', () => state.go({sheet: 'gaps'}).then(() => goTo('sheet'))), ' ');
    },
    draw(body, answer) {
      if (this.section.hidden) return put(form.page);
      put(form.tools, choice('sheet.show', ['gaps', 'answers'], answer.hasGaps ? 'gaps' : 'answers', sheet => state.go({sheet})),
        button('print', print), button('sheet.close', () => state.go({sheet: null}).then(() => goTo('panels'))),
        answer.hasGaps ? make('p', {class: 'note'}, say('sheet.honest')) : []);
      const inputs = answer.points[0].length - 2;
      put(form.page, make('p', {class: 'who'}, say('sheet.who')),
        make('div', {class: 'beside'}, make('div', {}, networkPicture(answer.network), make('p', {class: 'note'}, say('sheet.network'))),
          wide(say('sheet.points'), [say('points.number'), ...Array.from({length: inputs}, (x, k) => named('x_' + (k + 1))), say('points.target')], answer.points)),
        make('p', {}, meaning(answer.network)),
        part('forwards', units(answer, 'forwards', named), make('p', {}, 'E = ', filled(answer.network.error))),
        part('backwards', units(answer, 'backwards', slopeBy)),
        part('paths', paths(answer)), part('vector', vector(answer)));
    },
  });
}
