// Answers of the page's classes in Node: reads [[question, state], …], writes the answers.
import {readFileSync, writeFileSync} from 'node:fs';

const [engine, wasm, questions, answers] = process.argv.slice(2);
const engineFromWasm = new Function(readFileSync(engine, 'utf8') + '; return engineFromWasm;')();
const ask = await engineFromWasm(readFileSync(wasm));
const asked = JSON.parse(readFileSync(questions, 'utf8'));
writeFileSync(answers, JSON.stringify(asked.map(([question, state]) => ask(question, state))));
