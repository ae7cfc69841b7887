panel({
  id: 'tape',
  place: 4,
  question: 'tape',
  ofTape: true,
  draw(body, answer) {
    put(body, scroller(say('tape.title'), table(say('tape.title'), ['node', 'value', 'adjoint'].map(key => say('tape.' + key)),
      answer.nodes.map(node => [make('code', {}, node.line), node.value.join(' '), node.adjoint.join(' ')]))));
  },
});
