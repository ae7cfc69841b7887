/*
 * The library's own Java classes, compiled to WebAssembly: loads them and hands text in and out.
 * It stands in for the compiler's own loader, which makes functions out of text: a page whose
 * policy forbids that could not use it. What the classes never call is refused by name.
 */
async function engineFromWasm(bytes) {
  const same = x => x;
  const refuse = name => () => { throw new Error(`the engine called ${name}, which this page does not offer`); };
  const module = await WebAssembly.compile(bytes, {builtins: ['js-string']});
  const [needs] = WebAssembly.Module.customSections(module, 'teavm.memoryRequirements');
  const {min = 64, dataSize = 0} = needs ? JSON.parse(new TextDecoder().decode(needs)) : {};
  const memory = new WebAssembly.Memory({initial: Math.max(min, 1), maximum: 1 << 14});
  const constant = value => new WebAssembly.Global({value: 'i32', mutable: false}, value);
  const offers = {
    env: {memory},
    teavm: {
      takeStackTrace: () => ({getStack: () => []}),
      decorateException: () => {},
      createWeakRef: value => new WeakRef(value),
      deref: ref => ref.deref() ?? null,
    },
    teavmDate: {currentTimeMillis: () => 0}, // nothing here may depend on the time
    teavmMath: Math,
    teavmMemory: {notifyHeapResized: () => {}, heapOffset: constant((dataSize + 7) & ~7), maxSize: constant((1 << 30) - 1)},
    teavmJso: {
      stringBuiltinsSupported: () => true,
      isUndefined: x => x === undefined,
      createFunction1: (name, body) => body === 'return str;' ? same : refuse(body),
      callFunction1: (f, x) => f(x),
      unwrapInt: same, wrapInt: same,
      // the compiler exports "main" as a class of JavaScript, which nobody uses
      createClass: () => class {}, defineFunction: same, defineStaticMethod: () => {},
    },
  };
  const imports = {...offers};
  for (const {module: from, name} of WebAssembly.Module.imports(module)) {
    if (from.startsWith('wasm:')) continue;
    if (offers[from]?.[name] === undefined) (imports[from] = {...imports[from]})[name] = refuse(`${from}.${name}`);
  }
  const {exports} = await WebAssembly.instantiate(module, imports);
  return (question, state) => {
    exports.begin();
    for (const text of [question, state]) for (let i = 0; i < text.length; i++) exports.put(text.charCodeAt(i));
    const length = exports.answer(question.length);
    const parts = [];
    for (let i = 0; i < length; i += 4096) {
      const codes = [];
      for (let k = i; k < Math.min(length, i + 4096); k++) codes.push(exports.at(k));
      parts.push(String.fromCharCode(...codes));
    }
    return parts.join('');
  };
}

/** The engine of a program that serves this page: its own tape answers. */
const engineOfServer = async (question, state) => {
  const response = await fetch('ask', {method: 'POST', body: state + '\0' + question});
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return response.text();
};

/** Where a browser cannot run the classes: the answers that were recorded when the page was built. */
function engineOfFrames() {
  const frames = JSON.parse(document.getElementById('frames').textContent);
  return async (question, state) => JSON.stringify(frames[`${question}\n\n${state}`]
    ?? (/^(i=\d+)?$/.test(state) ? frames[question + '\n\n'] : undefined) ?? {refused: say('recorded.only')});
}
