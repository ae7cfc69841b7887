'use strict';
// Shows one recorded epoch after the other. Everything shown was computed before: see Film.java.
const find = id => document.getElementById(id);
const frames = JSON.parse(find('film').textContent);
const slider = find('epoch');
const play = find('play');
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const half = letters.length - 1 >> 1;
const all = selector => [...document.querySelectorAll(selector)];
const ground = all('#plane-ground path');
const rings = all('#plane-wrong path');
const seen = all('#network-drawing .seen path');
const marks = all('#network-drawing [data-w]');
const regions = (paths, texts) => texts.forEach((d, i) => paths[i].setAttribute('d', d));

function strength(mark, letter) {
  const signed = letters.indexOf(letter) - half;
  const share = Math.abs(signed) / half;
  mark.classList.toggle('negative', signed < 0);
  mark.classList.toggle('positive', signed >= 0);
  if (mark.classList.contains('cell')) mark.setAttribute('fill-opacity', Math.sqrt(share));
  else mark.setAttribute('stroke-width', 0.5 + 6.5 * share);
}

function move(mark, place) {
  if (!mark || !place) return;
  mark.setAttribute('cx', place[0]);
  mark.setAttribute('cy', place[1]);
}

function show(number) {
  const frame = frames[number];
  regions(ground, frame.ground);
  regions(seen, frame.seen);
  rings.forEach(ring => ring.setAttribute('d', frame.wrong));
  marks.forEach(mark => strength(mark, frame.weights[mark.dataset.w]));
  move(find('error-mark'), frame.curve);
  move(find('mount-mark'), frame.mount);
  slider.value = number;
  slider.setAttribute('aria-valuetext', frame.say);
  find('said').textContent = frame.say;
}

let timer = 0;

function stop() {
  clearInterval(timer);
  timer = 0;
  play.textContent = 'Play';
}

function step() {
  const next = Number(slider.value) + 1;
  if (next < frames.length) show(next);
  if (next >= frames.length - 1) stop();
}

play.addEventListener('click', () => {
  if (timer) return stop();
  if (Number(slider.value) === frames.length - 1) show(0);
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  timer = setInterval(step, still ? 1000 : 120);
  play.textContent = 'Pause';
});
slider.addEventListener('input', () => {
  stop();
  show(Number(slider.value));
});

const weight = find('weight');
const title = mark => mark.querySelector('title').textContent;
marks.sort((a, b) => a.dataset.w - b.dataset.w).forEach((mark, i) => {
  weight.add(new Option(title(mark).replace(/ = [^,]*/, ''), i));
  mark.addEventListener('click', () => choose(i));
});

function choose(i) {
  weight.value = i;
  marks.forEach((mark, k) => mark.classList.toggle('chosen', k === i));
  find('weight-said').textContent = marks[i] ? 'At the end, ' + title(marks[i]) + '.' : '';
}

weight.addEventListener('change', () => choose(weight.value === '' ? -1 : Number(weight.value)));
addEventListener('beforeprint', () => all('details').forEach(d => { d.open = true; }));
document.documentElement.classList.add('live');
show(Number(slider.value));
