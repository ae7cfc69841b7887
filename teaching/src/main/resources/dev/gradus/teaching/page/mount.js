/* Mount Errorest: E along −∇E, the step foretold and taken, and E after each step. */
{
  const form = {};
  const at = place => 58 + place * 0.335;
  const down = place => 8 + place * 0.24;
  let way = []; // E before each step, as far as this page took them: coordinates
  let ground = ''; // whose steps they are
  let isRunning = false;

  const here = () => ['points', 'predict', 'layers', 'act', 'seed', 'error'].map(key => state.get(key) ?? '').join('&');
  const path = numbers => numbers.map((n, k) => (k % 2 ? down(n) : (k ? 'L' : 'M') + at(n))).join(' ');

  function picture(answer) {
    const [x, y] = answer.step;
    const axes = [answer.xs.map(({at: p, text}) => [draw('line', {class: 'axis', x1: at(p), x2: at(p), y1: down(0), y2: down(1000)}), draw('text', {class: 'soft', x: at(p), y: 265, 'text-anchor': 'middle'}, text)]),
      answer.ys.map(({at: p, text}) => [draw('line', {class: 'axis', x1: at(0), x2: at(1000), y1: down(1000 - p), y2: down(1000 - p)}), draw('text', {class: 'soft', x: 54, y: down(1000 - p) + 4, 'text-anchor': 'end'}, text)])];
    return draw('svg', {viewBox: '0 0 400 285', role: 'img', 'aria-label': say('mount.picture', answer)}, axes,
      draw('text', {x: 36, y: 272, class: 'name'}, 'E'), draw('text', {class: 'soft', x: at(1000), y: 282, 'text-anchor': 'end'}, say('mount.along')),
      draw('svg', {x: at(0), y: down(0), width: 335, height: 240, viewBox: `${at(0)} ${down(0)} 335 240`},
        draw('path', {class: 'tangent', d: path(answer.tangent)}), draw('path', {class: 'bow', d: path(answer.bow)}),
        draw('path', {class: 'mountain', d: path(answer.mountain)}),
        draw('line', {class: 'drop', x1: at(x), x2: at(x), y1: down(0), y2: down(1000)}),
        draw('path', {class: 'foretold', transform: `translate(${at(x)} ${down(answer.line)})`, d: 'M-6-6 6 6M-6 6 6-6'})),
      draw('circle', {class: 'here', cx: at(0), cy: down(answer.here), r: 5}),
      draw('circle', {class: 'there', cx: at(x), cy: down(Math.max(0, Math.min(1000, y))), r: 6}));
  }

  /** E after each step, as a curve. */
  function descent() {
    if (way.length < 2) return null;
    const most = Math.max(...way), least = Math.min(...way);
    const places = way.map((e, k) => `${k ? 'L' : 'M'}${(58 + k / (way.length - 1) * 335).toFixed(1)} ${(70 - (most > least ? (e - least) / (most - least) : 1) * 60).toFixed(1)}`);
    return draw('svg', {viewBox: '0 0 400 80', class: 'descent', 'aria-hidden': 'true'}, draw('path', {class: 'mountain', d: places.join('')}),
      draw('text', {class: 'soft', x: 54, y: 46, 'text-anchor': 'end'}, 'E'));
  }

  async function take(question) {
    const before = here();
    const found = await ask(question);
    if (found.refused !== undefined) {
      pause();
      form.wrong.textContent = say('mount.refused', {why: found.refused});
      return null;
    }
    form.wrong.textContent = '';
    if (ground !== before || way.length === 0) { way = [found.errors[0]]; ground = before; form.first = state.get('w') ?? null; form.count = 0; }
    way.push(...found.errors.slice(1));
    form.count += found.steps;
    if (way.length > 4000) way = way.filter((e, k) => k % 2 === 0 || k === way.length - 1);
    await state.go({w: found.w});
    return found;
  }
  async function step() {
    pause();
    const found = await take('step');
    if (found) announce(say(found.isUp ? 'mount.wentUp' : 'mount.went', found));
  }
  function pause() {
    isRunning = false;
    form.run.textContent = say('mount.run');
    form.run.setAttribute('aria-pressed', 'false');
  }
  async function run() {
    if (isRunning) return pause();
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) { // all at once, nothing moves
      const found = await take('run\n100');
      if (found) announce(say('mount.ran', {...found, count: form.count}));
      return;
    }
    let last = null;
    isRunning = true;
    form.run.textContent = say('mount.pause');
    form.run.setAttribute('aria-pressed', 'true');
    while (isRunning) {
      last = await take(`run\n${form.speed.value}`) ?? last;
      await new Promise(requestAnimationFrame);
    }
    if (last) announce(say('mount.ran', {...last, count: form.count}));
  }
  /** Back to where the steps began, or else to the weights of the seed. */
  function again() {
    pause();
    const w = ground === here() && way.length > 1 ? form.first : null;
    way = [];
    form.wrong.textContent = '';
    announce(say('mount.begun'));
    return state.go({w});
  }

  panel({
    id: 'mount',
    place: 3,
    question: 'mount',
    build(body) {
      form.picture = make('div', {class: 'picture'});
      form.descent = make('div', {class: 'picture'});
      form.wrong = make('p', {class: 'wrong', role: 'alert'});
      form.table = make('div', {});
      form.verdict = make('p', {class: 'verdict'});
      form.run = button('mount.run', run, {'aria-pressed': 'false'});
      form.rate = make('input', {id: 'mount-rate', class: 'short', inputmode: 'decimal',
        onchange: () => state.attempt({rate: form.rate.value.trim()}).then(why => { form.wrong.textContent = why === null ? '' : say('mount.refused', {why}); })});
      form.speed = make('select', {id: 'mount-speed'}, ['1', '5', '20', '100'].map(value => make('option', {value}, value)));
      const tools = make('div', {class: 'row forms'}, button('mount.step', step, {class: 'main'}), form.run, button('mount.again', again),
        make('p', {class: 'field'}, make('label', {for: 'mount-rate'}, say('mount.rate')), form.rate),
        make('p', {class: 'field'}, make('label', {for: 'mount-speed'}, say('mount.speed')), form.speed));
      body.append(form.picture, tools, form.wrong, form.verdict, form.table, form.descent);
      key('s', say('mount.keys.step'), step);
      key('r', say('mount.keys.run'), run);
      key('0', say('mount.keys.again'), again);
    },
    draw(body, answer) {
      put(form.picture, picture(answer));
      if (document.activeElement !== form.rate) form.rate.value = answer.rate;
      form.verdict.textContent = say('mount.' + answer.verdict, answer) + (answer.limit === '' ? '' : ' ' + say('mount.limit', answer));
      put(form.table, table(say('mount.caption'), [say('mount.what'), say('mount.change')], [
        [make('span', {}, say('mount.slope'), ' ', formula('minus alpha times norm of the gradient squared', write('mo', {}, '−'), write('mi', {}, 'α'),
          write('msup', {}, write('mrow', {}, write('mo', {}, '‖'), write('mo', {}, '∇'), write('mi', {}, 'E'), write('mo', {}, '‖')), write('mn', {}, '2')))), answer.foretold],
        [say('mount.bent'), answer.bent], [say('mount.taken'), answer.taken]]));
      put(form.descent, ground === here() && way.length > 1 ? [make('p', {class: 'note'}, say('mount.way', {count: form.count, error: answer.error})), descent()] : []);
    },
  });
}
