/* The long vector: an entry for each edge and bias, its slope as a bar, its weight before and after a step. */
{
  const form = {};

  function picture(answer) {
    const {entries, chosen: i} = answer;
    const WIDE = Math.max(27, Math.min(58, (form.picture.clientWidth - 80) / entries.length));
    const paint = (p, sign, x, y) => draw('rect', {class: 'paint ' + (sign === '−' ? 'red' : 'blue'), x: x + 2, y, width: WIDE - 4, height: 18, 'fill-opacity': (0.08 + Math.abs(p) * 0.0092).toFixed(3)});
    // signs and indices stand over the columns, whose names say more
    const over = (kind, x, y, text) => draw('text', {class: kind + ' over', 'aria-hidden': 'true', x: x + WIDE / 2, y, 'text-anchor': 'middle'}, text);
    /** w_12^(1) with its indices small, as mathematics cannot stand in a picture. */
    const label = (name, x) => {
      const [, letter, below = '', above = ''] = /^([^_^]*)(?:_([^^]*))?(?:\^(.*))?$/.exec(name);
      return draw('text', {class: 'name over', 'aria-hidden': 'true', x: x + WIDE / 2, y: 204, 'text-anchor': 'middle'}, letter,
        draw('tspan', {class: 'small', dy: 4}, below), draw('tspan', {class: 'small', dy: -10}, WIDE > 34 ? above : above.replace(/[()]/g, '')));
    };
    const columns = entries.map((entry, k) => {
      const x = 70 + k * WIDE, length = entry.bar * 0.44;
      return [draw('g', {class: 'entry' + (k === i ? ' chosen' : ''), 'data-entry': k, 'data-key': 'entry ' + k, role: 'button', tabindex: k === i ? 0 : null, 'aria-pressed': String(k === i),
        'aria-label': say('vector.entry', {...entry, number: k + 1}), onclick: () => choose(k)},
      draw('rect', {class: 'back', x: x + 0.5, y: 2, width: WIDE - 1, height: 212}),
      draw('rect', {class: 'bar ' + (entry.bar < 0 ? 'red' : 'blue'), x: x + 5, y: 62 - Math.max(0, length), width: WIDE - 10, height: Math.max(0.8, Math.abs(length))}),
      paint(entry.paint, entry.sign, x, 126), paint(entry.next, entry.nextSign, x, 148)),
      over('sign', x, 140, entry.sign), over('sign', x, 162, entry.nextSign), over('soft', x, 182, String(k + 1)), label(entry.name, x),
        WIDE > 46 ? over('soft', x, 120, entry.brief) : null];
    });
    const width = 76 + entries.length * WIDE;
    const aside = (y, key) => draw('text', {class: 'soft', x: 64, y, 'text-anchor': 'end'}, say(key));
    const svg = draw('svg', {viewBox: `0 0 ${width} 218`, width, height: 218, class: 'vector', role: 'group', 'aria-label': say('vector.picture')}, columns.flat(2).filter(Boolean),
      draw('line', {class: 'zero', x1: 70, x2: width - 6, y1: 62, y2: 62}), aside(66, 'vector.slope'), aside(140, 'vector.before'), aside(162, 'vector.after'), aside(182, 'vector.index'), aside(204, 'vector.name'));
    svg.addEventListener('keydown', event => {
      const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
      const to = event.key === 'Home' ? 0 : event.key === 'End' ? entries.length - 1 : step && (i + step + entries.length) % entries.length;
      if (to === undefined) return;
      event.preventDefault();
      choose(to).then(() => {
        const now = form.picture.querySelector(`[data-entry="${to}"]`);
        now?.focus({preventScroll: true});
        now?.scrollIntoView({block: 'nearest', inline: 'nearest'});
      });
    });
    return svg;
  }

  panel({
    id: 'vector',
    place: 6,
    question: 'vector',
    looksAt: ['i'],
    build(body) {
      form.about = make('p', {});
      form.picture = make('div', {});
      form.chosen = make('p', {class: 'about'});
      form.table = folded('vector.table');
      body.append(form.about, form.picture, form.chosen, form.table);
    },
    draw(body, answer) {
      const entry = answer.entries[answer.chosen];
      form.about.textContent = say('vector.about', {count: answer.entries.length});
      const old = form.picture.querySelector('.scroll')?.scrollLeft ?? 0;
      put(form.picture, scroller(say('vector.picture'), picture(answer)));
      form.picture.querySelector('.scroll').scrollLeft = old;
      put(form.chosen, make('span', {class: 'chip'}, say('vector.number', {number: answer.chosen + 1}), ' ', named(entry.name)), ' ',
        slopeBy(entry.name), ' = ' + entry.slope, make('br'),
        formula('the next weight', entryNext(entry.name)), ` = ${entry.before} − ${answer.rate} · (${entry.slope}) = ${entry.after}`);
      unfold(form.table, () => scroller(say('vector.table'), table(say('vector.caption'),
        ['vector.index', 'vector.name', 'vector.slope', 'vector.before', 'vector.change', 'vector.after'].map(key => say(key)),
        answer.entries.map((of, k) => [make('button', {type: 'button', 'data-key': 'row ' + k, 'aria-pressed': String(k === answer.chosen), onclick: () => choose(k)}, String(k + 1)),
          named(of.name), of.slope, of.before, of.change, of.after]))));
    },
  });
  const entryNext = name => write('mrow', {}, entry(name), write('mo', {}, '′'));
}
