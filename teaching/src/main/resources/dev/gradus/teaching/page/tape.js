panel({
  id: 'tape',
  question: 'tape',
  draw(section, answer) {
    document.getElementById('status').textContent = say('ready', answer);
    const rows = answer.nodes.map(node => make('tr', {},
      make('td', {}, make('code', {}, node.line)), make('td', {}, node.value.join(' ')), make('td', {}, node.adjoint.join(' '))));
    section.querySelector('.body').replaceChildren(make('table', {},
      make('tr', {}, ['node', 'value', 'adjoint'].map(key => make('th', {scope: 'col'}, say('tape.' + key)))), rows));
  },
});
