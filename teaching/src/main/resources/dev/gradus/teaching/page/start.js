/* Last of the scripts: all panels are known now. */
start().catch(problem => {
  document.getElementById('status').textContent = String(problem.stack || problem);
  document.documentElement.dataset.ready = 'failed';
});
