/* Break it: a planted bug to find, and a gradient of one's own to be marked. */
{
  const form = {};
  let choice = null; // of the slips, for the bug that is shown
  let shownFor = null;

  const sign = isRight => make('span', {class: isRight ? 'right' : 'wrong'}, isRight ? '✓ ' + say('bug.right') : '✗ ' + say('bug.wrong'));
  const verdicts = blocks => make('ul', {class: 'verdicts'}, blocks.map(block => make('li', {}, named(block.name), ' ', sign(block.isRight),
    block.of === undefined ? null : ' ' + say('bug.count', block))));

  async function tell() {
    if (choice === null) return put(form.result, make('p', {}, say('bug.choose')));
    const answer = await ask('bug\n' + choice);
    put(form.result, make('p', {class: answer.isFound ? 'right' : 'wrong'}, say(answer.isFound ? 'bug.found' : 'bug.other', {chosen: answer.chosen})),
      answer.isFound ? make('p', {}, answer.help) : null);
    announce(form.result.textContent);
  }

  async function mark() {
    const answer = await ask('mark\n' + form.text.value.replace(/\r\n?/g, '\n'));
    if (answer.refused !== undefined) return put(form.marks, make('p', {class: 'wrong'}, answer.refused));
    put(form.marks, make('p', {}, say(answer.order)), verdicts(answer.blocks),
      answer.slips.map(slip => [make('p', {}, say('bug.looks', {name: slip.name, where: slip.where})), make('p', {class: 'help'}, slip.help)]),
      answer.others.length === 0 ? null : make('p', {}, say('bug.others', {names: answer.others.map(slip => slip.name).join('; ')})),
      answer.slips.length > 0 ? make('p', {class: 'soft'}, say('bug.guess'))
        : answer.blocks.every(block => block.isRight) ? make('p', {class: 'right'}, say('bug.allRight')) : make('p', {}, say('bug.unknown')));
    announce(form.marks.textContent);
  }

  panel({
    id: 'bug',
    place: 9,
    question: 'bug',
    looksAt: ['bug'],
    build(body) {
      form.about = make('p', {});
      form.blocks = make('div', {});
      form.table = folded('bug.table', {open: ''});
      form.choices = make('fieldset', {class: 'choices'});
      form.result = make('div', {class: 'result'});
      form.text = make('textarea', {id: 'bug-text', rows: 6, spellcheck: 'false', autocomplete: 'off'});
      form.marks = make('div', {class: 'result'});
      const own = folded('bug.own');
      put(own.lastElementChild, make('p', {}, say('bug.ownAbout')),
        make('p', {class: 'field wide'}, make('label', {for: 'bug-text'}, say('bug.ownLabel')), form.text),
        make('p', {class: 'row'}, button('bug.mark', mark)), form.marks);
      body.append(form.about, form.blocks, form.table, form.choices,
        make('p', {class: 'row'}, button('bug.check', tell), button('bug.next', () => state.go({bug: form.next}))), form.result, own);
    },
    draw(body, answer) {
      form.next = (answer.bug + 1) % answer.bugs;
      const about = JSON.stringify([answer.bug, answer.entries.map(entry => entry.given)]);
      if (about !== shownFor) {
        shownFor = about;
        choice = null;
        put(form.result);
      }
      form.about.textContent = say('bug.about', {number: answer.bug + 1, count: answer.bugs});
      put(form.blocks, verdicts(answer.blocks));
      unfold(form.table, () => scroller(say('bug.table'), table(say('bug.caption'), ['bug.entry', 'bug.given', 'bug.measured', 'bug.verdict'].map(key => say(key)),
        answer.entries.map(entry => [named(entry.name), entry.given, entry.measured, sign(entry.isRight)]))));
      put(form.choices, make('legend', {}, say('bug.which')), answer.choices.map(option => make('p', {}, make('label', {},
        make('input', {type: 'radio', name: 'bug', value: option.slip, 'data-key': 'slip ' + option.slip, checked: choice === option.slip ? '' : null,
          onchange: () => { choice = option.slip; }}), option.name))));
    },
  });
}
