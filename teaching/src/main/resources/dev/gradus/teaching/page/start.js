/* Last of the scripts: all panels are known now. */
start().catch(problem => {
  announce(say('failed', {why: String(problem)}));
  document.documentElement.dataset.ready = 'failed';
});
