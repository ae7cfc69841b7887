/*
 * Unpacks the classes: LZMA as its specification has it (Igor Pavlov, in the public domain), a header
 * of 13 bytes with the length, one stream. Browsers unpack gzip by themselves, but the page would be a quarter larger.
 */
function unpack(input) {
  const lc = input[0] % 9, lp = Math.floor(input[0] / 9) % 5, pb = Math.floor(input[0] / 45);
  const output = new Uint8Array(new DataView(input.buffer, input.byteOffset).getUint32(5, true));
  let out = 0, at = 14, range = 0xffffffff, code = 0;
  for (let i = 0; i < 4; i++) code = (code << 8 | input[at++]) >>> 0;
  const probabilities = count => new Uint16Array(count).fill(1024);

  function normalize() {
    if (range >= 1 << 24) return;
    range = range << 8 >>> 0;
    code = (code << 8 | input[at++]) >>> 0;
  }
  function bit(of, i) {
    const bound = (range >>> 11) * of[i];
    let one = 0;
    if (code < bound) {
      range = bound;
      of[i] += 2048 - of[i] >> 5;
    } else {
      range -= bound;
      code -= bound;
      of[i] -= of[i] >> 5;
      one = 1;
    }
    normalize();
    return one;
  }
  function tree(of, from, bits) {
    let m = 1;
    for (let i = 0; i < bits; i++) m = m << 1 | bit(of, from + m);
    return m - (1 << bits);
  }
  function backwards(of, from, bits) {
    let m = 1, value = 0;
    for (let i = 0; i < bits; i++) {
      const one = bit(of, from + m);
      m = m << 1 | one;
      value |= one << i;
    }
    return value;
  }
  function direct(bits) {
    let value = 0;
    for (let i = 0; i < bits; i++) {
      range >>>= 1;
      const one = code >= range ? 1 : 0;
      if (one) code -= range;
      value = value << 1 | one;
      normalize();
    }
    return value;
  }

  const lengths = () => ({choice: probabilities(2), low: probabilities(128), middle: probabilities(128), high: probabilities(256)});
  const length = (of, place) => !bit(of.choice, 0) ? tree(of.low, place << 3, 3)
    : !bit(of.choice, 1) ? 8 + tree(of.middle, place << 3, 3) : 16 + tree(of.high, 0, 8);
  const isMatch = probabilities(192), isLong = probabilities(192), literals = probabilities(0x300 << lc + lp);
  const isAgain = probabilities(12), isNotLast = probabilities(12), isNotSecond = probabilities(12), isNotThird = probabilities(12);
  const slots = probabilities(256), special = probabilities(115), aligned = probabilities(16);
  const fresh = lengths(), again = lengths();
  const last = [0, 0, 0, 0]; // distances, the last one first
  let state = 0;

  function literal() {
    const before = out === 0 ? 0 : output[out - 1];
    const from = 0x300 * (((out & (1 << lp) - 1) << lc) + (before >> 8 - lc));
    let symbol = 1;
    if (state >= 7) {
      let match = output[out - last[0] - 1];
      while (symbol < 0x100) {
        const expected = match >> 7 & 1;
        match <<= 1;
        const one = bit(literals, from + (1 + expected << 8) + symbol);
        symbol = symbol << 1 | one;
        if (one !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = symbol << 1 | bit(literals, from + symbol);
    output[out++] = symbol;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  }
  function distance(long) {
    const slot = tree(slots, Math.min(long, 3) << 6, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | slot & 1) << bits;
    return slot < 14 ? base + backwards(special, base - slot, bits) : base + (direct(bits - 4) << 4) + backwards(aligned, 0, 4);
  }

  while (out < output.length) {
    const place = out & (1 << pb) - 1;
    if (!bit(isMatch, (state << 4) + place)) {
      literal();
      continue;
    }
    let long;
    if (bit(isAgain, state)) {
      if (!bit(isNotLast, state)) {
        if (!bit(isLong, (state << 4) + place)) {
          output[out] = output[out - last[0] - 1];
          out++;
          state = state < 7 ? 9 : 11;
          continue;
        }
      } else {
        const which = !bit(isNotSecond, state) ? 1 : !bit(isNotThird, state) ? 2 : 3;
        last.unshift(...last.splice(which, 1));
      }
      long = length(again, place);
      state = state < 7 ? 8 : 11;
    } else {
      last.pop();
      long = length(fresh, place);
      last.unshift(distance(long));
      state = state < 7 ? 7 : 10;
    }
    for (let i = -2; i < long && out < output.length; i++, out++) output[out] = output[out - last[0] - 1];
  }
  return output;
}
