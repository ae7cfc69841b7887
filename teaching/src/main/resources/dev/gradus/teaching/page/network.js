panel({
  id: 'network',
  place: 2,
  question: 'network',
  looksAt: ['i', 'point'],
  draw(body, answer) {
    document.getElementById('total').replaceChildren(say('total', answer));
  },
});
