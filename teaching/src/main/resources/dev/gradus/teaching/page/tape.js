/* ④ the tape, a step at a time, and the nudge. */
const rule = op => words['rule.' + op] === undefined ? say('rule') : say('rule.' + op);

panel({
  id: 'tape',
  place: 4,
  question: 'tape',
  ofTape: true,
  looksAt: ['at', 'point', 'i', 'nudge'],
  build(body) {
    this.at = 0;
    this.end = 0;
    const to = at => state.go({at: Math.max(0, Math.min(this.end, at))});
    const moves = {'|◀': () => 0, '◀': () => this.at - 1, '▶': () => this.at + 1, '▶|': () => this.end};
    this.slider = make('input', {type: 'range', min: 0, id: 'tape-at', oninput: () => to(Number(this.slider.value))});
    const controls = make('div', {class: 'player', role: 'group', 'aria-label': say('tape.controls'), onkeydown: event => {
      const move = {ArrowLeft: '◀', ArrowRight: '▶', Home: '|◀', End: '▶|'}[event.key];
      if (!move || event.target === this.slider) return; // which does the same by itself
      event.preventDefault();
      to(moves[move]());
    }}, Object.entries(moves).map(([sign, move]) =>
      make('button', {type: 'button', 'aria-label': say('tape.' + sign), title: say('tape.' + sign), onclick: () => to(move())}, sign)),
    make('label', {for: 'tape-at', class: 'unseen'}, say('tape.controls')), this.slider);
    this.sentence = make('p', {class: 'step', id: 'tape-step'});
    this.list = make('div', {class: 'listing'});
    this.detail = make('div', {class: 'detail'});
    this.nudge = make('div', {});
    this.mover = make('input', {type: 'range', id: 'nudge-at', oninput: () => state.go({nudge: Number(this.mover.value)})});
    body.append(controls, this.sentence, make('div', {class: 'beside'}, this.list, this.detail),
      make('p', {class: 'note'}, say('tape.twice')),
      make('h3', {id: 'nudge-title'}, say('nudge.title')), make('p', {}, say('nudge.about')),
      make('p', {class: 'field'}, this.mover.label = make('label', {for: 'nudge-at'}), this.mover), this.nudge);
    key('[', say('tape.◀'), () => to(this.at - 1));
    key(']', say('tape.▶'), () => to(this.at + 1));
  },
  async draw(body, answer) {
    const told = this.end > 0 && this.at !== answer.at;
    Object.assign(this, {at: answer.at, end: answer.last});
    this.slider.max = answer.last;
    this.slider.value = answer.at;
    const sentence = say('tape.step', {...answer, what: say('tape.' + answer.phase + (answer.now?.count === '1' ? '.one' : ''), answer.now ?? {})});
    this.slider.setAttribute('aria-valuetext', sentence);
    this.sentence.textContent = sentence;
    if (told) announce(sentence);
    drawListing(this.list, answer);
    put(this.detail, answer.phase === 'forwards' ? forwards(answer) : answer.phase === 'backwards' ? backwards(answer)
      : make('p', {}, say(`tape.${answer.phase}.about`, answer)));
    drawNudge(this, await ask('nudge', state.text({at: null})));
  },
});

function drawListing(place, answer) {
  const rows = answer.nodes.map(node => [
    make('button', {type: 'button', class: 'node', 'data-key': node.node, onclick: () => state.go({at: node.step})}, node.node),
    node.name ? mathematics(node.name) : '', make('code', {}, node.line), node.shape, node.value,
    make('span', {class: node.isWhole ? 'whole' : 'open'}, node.adjoint)]);
  const shown = table(say(answer.point ? 'tape.listing.point' : 'tape.listing', answer),
    ['node', 'name', 'operation', 'shape', 'value', 'adjoint'].map(title => say('tape.' + title)), rows);
  [...shown.tBodies[0].rows].forEach((row, k) => {
    const {role} = answer.nodes[k];
    if (role) row.className = role;
    if (role === 'now') row.setAttribute('aria-current', 'step');
  });
  put(place, scroller(say('tape.listing.label'), shown));
  const scroll = place.firstChild;
  const now = scroll.querySelector('.now');
  if (now) scroll.scrollTop = now.offsetTop - scroll.clientHeight / 2;
}

const title = head => [make('code', {}, `${head.node} = ${head.line}`), head.name ? [' ', mathematics(head.name)] : []];
const letter = head => [mathematics(head.letter), ' = ', make('code', {}, head.node), head.name ? [' = ', mathematics(head.name)] : []];

/** The rule in words, in mathematics, with numbers, and in Java. */
const ruleText = (op, formula, numbers, entry) => make('dl', {class: 'rule'},
  op ? [make('dt', {}, say('rule.words')), make('dd', {}, rule(op))] : [],
  formula ? [make('dt', {}, say('rule.mathematics')), make('dd', {}, mathematics(formula))] : [],
  numbers ? [make('dt', {}, say('rule.numbers'), ' ', mathematics(entry)), make('dd', {class: 'wide'}, mathematics(numbers))] : []);

const javaLines = (op, kind) => {
  const lines = rules[op]?.[kind];
  return lines ? make('details', {class: 'java', 'data-key': 'java'}, make('summary', {}, say('rule.java', {file: rules[op].file})), make('pre', {}, make('code', {}, lines))) : [];
};

const forwards = ({now}) => [make('h3', {}, title(now)), ruleText(now.op, now.formula, now.numbers, now.entry), javaLines(now.op, 'value'),
  make('div', {class: 'matrices'}, now.inputs.map(input => matrix(letter(input), input.matrix)),
    matrix([say('tape.result'), ' = ', make('code', {}, now.node), now.name ? [' = ', mathematics(now.name)] : []], now.matrix, 'result'))];

const backwards = ({now}) => [make('h3', {}, title(now)),
  make('p', {}, say(now.count === '1' ? 'tape.sends.one' : 'tape.sends', now)),
  ruleText(now.op), javaLines(now.op, 'slope'),
  make('div', {class: 'matrices'}, matrix([say('tape.ybar'), ' ', make('code', {}, now.node)], now.adjoint)),
  now.parts.map(part => make('div', {class: 'part'}, make('h4', {}, say('tape.to'), ' ', letter(part)),
    ruleText(null, part.formula, part.numbers, part.entry),
    make('div', {class: 'matrices'}, matrix(say('tape.part'), part.part),
      matrix(say(part.isWhole ? 'tape.total' : part.open === '1' ? 'tape.total.open.one' : 'tape.total.open', part), part.total, 'result')),
    part.isFirst && part.isWhole ? make('p', {class: 'note'}, say('tape.only')) : []))];

function drawNudge(own, answer) {
  if (answer.refused !== undefined) return put(own.nudge, make('p', {}, say('refused', {why: answer.refused})));
  own.mover.min = -answer.most;
  own.mover.max = answer.most;
  own.mover.value = answer.at;
  own.mover.label.replaceChildren(say('nudge.label'), ' ', named(answer.name), ' ', say('nudge.moved', answer));
  own.mover.setAttribute('aria-valuetext', say('nudge.value', answer));
  put(own.nudge, make('p', {class: 'told'}, say('nudge.error', answer)),
    scroller(say('nudge.title'), table(say('nudge.listing', answer), ['node', 'name', 'operation', 'before', 'change', 'foretold'].map(title => say('nudge.' + title)),
      answer.rows.map(row => [make('code', {}, row.node), row.name ? mathematics(row.name) : '', make('code', {}, row.op), row.before, row.change, row.foretold]))));
}
