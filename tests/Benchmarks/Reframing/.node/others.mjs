// Reads { length: [texts] } and writes { checker: { length: milliseconds of each reading, in order } }.
import { text as allOf } from 'node:stream/consumers';
import { text as alex } from 'alex';
import writeGood from 'write-good';

const WARM_MS = 2000, MEASURED_MS = 4000;
const checkers = { alex: (message) => alex(message).messages.length, 'write-good': (message) => writeGood(message).length };

function readAll(messages, check, least, note) {
  const began = performance.now();
  do {
    for (const message of messages) {
      const start = performance.now();
      check(message);
      note(performance.now() - start);
    }
  } while (performance.now() - began < least);
}

const texts = JSON.parse(await allOf(process.stdin));
const measured = {};
for (const [name, check] of Object.entries(checkers)) {
  measured[name] = {};
  for (const [length, messages] of Object.entries(texts)) {
    const taken = [];
    readAll(messages, check, WARM_MS, () => {});
    readAll(messages, check, MEASURED_MS, (time) => taken.push(time));
    measured[name][length] = taken.sort((one, other) => one - other);
  }
}
process.stdout.write(JSON.stringify(measured));
