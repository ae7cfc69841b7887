// Firefox as the tests of the learning path use a browser, by WebDriver BiDi, which it speaks itself.
import {spawn} from 'node:child_process';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

const KEYS = {Tab: '\uE004', Enter: '\uE006', Escape: '\uE00C', Space: ' ', ArrowLeft: '\uE012', ArrowUp: '\uE013', ArrowRight: '\uE014', ArrowDown: '\uE015',
  Home: '\uE011', End: '\uE010', Shift: '\uE008', Control: '\uE009'};

/** Starts it with a profile of its own. */
export async function firefox(program, wrong) {
  const profile = mkdtempSync(join(tmpdir(), 'firefox-'));
  writeFileSync(join(profile, 'user.js'), 'user_pref("ui.prefersReducedMotion", 1);\n');
  const running = spawn(program, ['--headless', '--no-remote', '--remote-debugging-port', '0', '--profile', profile], {stdio: ['ignore', 'ignore', 'pipe'], env: {...process.env, HOME: profile}});
  const end = () => {
    running.kill();
    running.on('exit', () => rmSync(profile, {recursive: true, force: true}));
  };
  const address = await new Promise((then, fail) => {
    let said = '';
    setTimeout(() => fail(new Error('Firefox says no address: ' + said)), 60000).unref();
    running.stderr.on('data', text => {
      said += text;
      const found = /WebDriver BiDi listening on (ws:\S+)/.exec(said);
      if (found) then(found[1]);
    });
  });
  const socket = new WebSocket(address + '/session');
  await new Promise((then, fail) => { socket.onopen = then; socket.onerror = fail; });
  const asked = new Map();
  socket.onmessage = ({data}) => {
    const {id, result, error, message, method, params} = JSON.parse(data);
    if (method === 'log.entryAdded' && params.level === 'error') wrong.push('Firefox: ' + params.text);
    if (id === undefined || !asked.has(id)) return;
    const [then, fail] = asked.get(id);
    asked.delete(id);
    if (error) fail(new Error(`${error}: ${message}`));
    else then(result);
  };
  let count = 0;
  const send = (method, params) => new Promise((then, fail) => {
    asked.set(++count, [then, fail]);
    socket.send(JSON.stringify({id: count, method, params}));
  });
  await send('session.new', {capabilities: {}});
  await send('session.subscribe', {events: ['log.entryAdded']});
  // the window it begins with is not in front, and would draw nothing as focused
  const {context} = await send('browsingContext.create', {type: 'window'});
  await send('browsingContext.setViewport', {context, viewport: {width: 1200, height: 900}});

  /** Text is all that goes in and out: what a page says is read as JSON. */
  async function evaluate(run, about) {
    const {type, result, exceptionDetails} = await send('script.evaluate', {target: {context}, awaitPromise: true,
      expression: `(async () => JSON.stringify((await (${run})(${JSON.stringify(about) ?? ''})) ?? null))()`});
    if (type === 'exception') throw new Error(exceptionDetails.text);
    return JSON.parse(result.value);
  }
  const keys = actions => send('input.performActions', {context, actions: [{type: 'key', id: 'keys', actions}]});
  const tab = {
    evaluate,
    waitForTimeout: time => new Promise(then => setTimeout(then, time)),
    async waitForFunction(run, about, {timeout = 60000} = {}) {
      for (const start = Date.now(); Date.now() - start < timeout; await tab.waitForTimeout(30)) if (await evaluate(run, about)) return;
      throw new Error(`waited ${timeout} ms for ${run}`);
    },
    textContent: place => evaluate(where => document.querySelector(where)?.textContent, place),
    locator: place => ({count: () => evaluate(where => document.querySelectorAll(where).length, place)}),
    keyboard: {
      press: signs => {
        const values = signs.split('+').map(sign => KEYS[sign] ?? sign);
        return keys([...values.map(value => ({type: 'keyDown', value})), ...values.reverse().map(value => ({type: 'keyUp', value}))]);
      },
      type: text => keys([...text].flatMap(value => [{type: 'keyDown', value}, {type: 'keyUp', value}])),
    },
    goto: url => send('browsingContext.navigate', {context, url, wait: 'complete'}),
  };
  return {tab, end};
}
