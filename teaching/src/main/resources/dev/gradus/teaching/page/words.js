/* Every sentence of the page, in one place. {name} stands for a part of an answer. */
const words = {
  title: 'One slope, all its paths',
  loading: 'The engine is being loaded …',
  ready: 'E = {error}, computed in this page by the library itself.',
  refused: 'This link cannot be shown: {why}',
  'tape.title': 'The tape, forwards and backwards',
  'tape.node': 'node',
  'tape.value': 'value',
  'tape.adjoint': 'adjoint ∂E/∂node',
};
