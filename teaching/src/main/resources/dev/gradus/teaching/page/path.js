/* The learning path: a question at a time, beside the panel that it is about; answers are checked by the engine. */
{
  const form = {};
  /** Panels that show what is asked keep it covered until there is an answer. */
  const COVERED = ['network', 'slope', 'mount', 'truth'];
  const uncovered = new Set();
  const done = () => (state.get('done') ?? '').split('.').filter(step => step);
  const goStep = step => {
    form.isGoing = true;
    return state.go({step});
  };

  /** A sentence with formulas and lists in it. */
  const told = (key, parts) => words[key].split(/\{(\w+)\}/).map((part, k) => k % 2 ? rich(parts[part] ?? '') : part);
  const rich = (part, by = ', ') => Array.isArray(part) ? part.length === 0 ? say('slope.direct') : part.map((one, k) => [k ? by : '', rich(one)]) : part.product ? rich(part.product, '\u00a0· ') : part.startsWith('<math') ? mathematics(part) : part;

  const panelOf = answer => panels.find(p => p.id === answer.panel);

  function drawSteps(answer) {
    const all = done();
    const isDone = number => answer.steps.filter(step => step[0] === number).every(step => all.includes(step));
    put(form.steps, [...new Set(answer.steps.map(step => step[0]))].map(number => make('li', {}, make('button', {type: 'button', 'data-key': 'step ' + number,
      'aria-current': answer.step?.[0] === number ? 'step' : null, onclick: () => goStep(number)},
    number, make('span', {class: 'name'}, ' ', say('path.name.' + number)), isDone(number) ? [' ✓', make('span', {class: 'unseen'}, say('path.done'))] : []))));
    form.again.hidden = all.length === 0 || answer.step !== undefined;
    form.all.hidden = all.length < answer.steps.length;
  }

  function cover(answer) {
    const hides = COVERED.includes(answer.panel) && answer.kind !== 'none' && !done().includes(answer.step) && !uncovered.has(answer.step);
    for (const p of panels) p.section.toggleAttribute('data-covered', hides && p.id === answer.panel);
    form.covered.hidden = !hides;
    form.covered.firstChild.textContent = hides ? say('path.covered', panelOf(answer)) + ' ' : '';
  }

  async function check(answer, given) {
    if (given === null || given.trim() === '') return tell(null, [make('p', {}, say('path.empty'))]);
    const {verdict, refused} = await ask('path\n' + given);
    if (refused !== undefined) return tell(null, [make('p', {class: 'wrong'}, refused)]);
    const {isRight, key, parts} = verdict;
    tell(answer, [make('p', {class: isRight ? 'right' : 'wrong'}, given === '?' ? '' : isRight ? '✓ ' : '✗ ', told(key, {...answer.parts, ...parts}))], isRight);
    if (!isRight) return;
    state.go({done: answer.steps.filter(step => step === answer.step || done().includes(step)).join('.')});
    drawSteps(answer);
    cover(answer);
  }

  /** What is said to an answer; after a wrong one somebody may give up, after a right one go on. */
  function tell(answer, said, isRight = null) {
    put(form.said, said);
    form.tell.hidden = isRight !== false;
    form.next.classList.toggle('main', isRight === true);
    announce(form.said.textContent);
  }

  function fields(answer) {
    if (answer.kind === 'choice') {
      return make('fieldset', {class: 'choices', 'aria-describedby': 'path-question'}, make('legend', {class: 'unseen'}, say('path.answer')),
        answer.options.map((option, k) => make('p', {}, make('label', {},
          make('input', {type: 'radio', name: 'path', value: k, 'data-key': 'option ' + k}), make('span', {}, told(option.key, {...answer.parts, ...option.parts}))))));
    }
    return make('p', {class: 'field'}, make('label', {for: 'path-answer'}, say('path.answer')),
      make('input', {id: 'path-answer', name: 'path', 'data-key': 'answer', autocomplete: 'off', spellcheck: 'false', 'aria-describedby': 'path-question path-how'}),
      make('span', {class: 'note', id: 'path-how'}, told(answer.digits.key, answer.digits.parts), ' ', say('path.how')));
  }

  function question(answer) {
    const at = answer.steps.indexOf(answer.step);
    const ofStep = answer.steps.filter(step => step[0] === answer.step[0]);
    const asks = answer.kind !== 'none';
    form.said = make('div', {class: 'said'});
    form.tell = button('path.tell', () => check(answer, '?'), {hidden: ''});
    form.next = at + 1 < answer.steps.length ? button('path.next', () => goStep(answer.steps[at + 1])) : button('path.end', leave);
    form.covered = make('p', {class: 'note'}, '', button('path.uncover', () => { uncovered.add(answer.step); cover(answer); }));
    return [
      make('h3', {}, say('path.step', {number: answer.step[0]}), ofStep.length > 1 ? say('path.of', {number: ofStep.indexOf(answer.step) + 1, count: ofStep.length}) : '',
        ': ', say('path.name.' + answer.step[0])),
      make('p', {id: 'path-question', class: 'question'}, told(answer.key, answer.parts)),
      asks ? make('form', {onsubmit: event => {
        event.preventDefault();
        check(answer, new FormData(event.target).get('path'));
      }}, fields(answer), make('p', {class: 'row'}, make('button', {class: 'main', 'data-key': 'path.check'}, say('path.check')), form.tell)) : [],
      form.said, form.covered,
      make('p', {class: 'row'}, asks ? [] : button('path.network', () => state.go({...answer.go, w: null, i: null, at: null, point: null})), form.next,
        button('path.see', () => reveal(answer)), button('path.leave', leave)),
    ];
  }

  /** Shows in the panel what the question is about, whatever was looked at meanwhile. */
  const reveal = answer => state.go(answer.kind === 'none' ? {} : answer.go).then(() => goTo(answer.panel));

  const leave = () => {
    form.step = undefined;
    return state.go({step: null}).then(() => goTo('path'));
  };

  /** At another step: what it needs is shown, and the focus is on its question. A link keeps what it says. */
  async function arrive(answer, isByLink) {
    const changes = answer.kind === 'none' ? {} : Object.fromEntries(Object.entries(answer.go).filter(([key]) => !isByLink || key === 'i' || state.get(key) === undefined));
    await state.go(changes);
    if (isByLink) await drawAll(); // or what is drawn later pushes the question away
    if (!state.get('sheet')) goTo('path');
  }

  panel({
    id: 'path',
    place: 0,
    sign: 'p',
    question: 'path',
    looksAt: ['step', 'i', 'point', 'bug'],
    build(body) {
      form.about = make('div', {}, make('p', {}, say('path.about')), make('p', {class: 'row'}, button('path.begin', () => goStep('1'), {class: 'main'})));
      form.steps = make('ol', {class: 'steps', 'aria-label': say('path.steps')});
      form.all = make('strong', {}, say('path.all'), ' ');
      form.again = make('p', {}, form.all, button('path.again', () => { uncovered.clear(); state.values.delete('done'); goStep('1'); }));
      form.place = make('div', {});
      body.append(form.about, form.steps, form.place, form.again);
    },
    draw(body, answer) {
      const {step} = answer;
      form.about.hidden = step !== undefined;
      form.place.hidden = step === undefined;
      drawSteps(answer);
      const next = step === undefined ? null : panelOf(answer).section;
      const main = document.getElementById('panels');
      if (next === null ? main.firstChild !== this.section : this.section.nextSibling !== next) main.insertBefore(this.section, next ?? main.firstChild);
      if (step === undefined) {
        for (const p of panels) p.section.removeAttribute('data-covered');
        return;
      }
      keep(form.place, answer, () => question(answer));
      cover(answer);
      if (form.step === step) return;
      const isByLink = !form.isGoing;
      Object.assign(form, {step, isGoing: false});
      arrive(answer, isByLink);
    },
  });
}
