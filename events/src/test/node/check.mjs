// Holds the AsyncAPI document in a folder against the official parser and its ruleset, and the schemas and samples
// beside it against Ajv in strict mode. Prints what they find as JSON: {document: […], schemas: […], samples: […]}.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser, fromFile } from '@asyncapi/parser';
import addFormats from 'ajv-formats';
import Ajv2020 from 'ajv/dist/2020.js';

const folder = process.argv[2];

async function diagnose(file) {
  const { diagnostics } = await fromFile(new Parser(), file).parse();
  return diagnostics.map(({ severity, code, path, message }) => ({ severity, code, path: path.join('/'), message }));
}

function json(kind) {
  return readdirSync(join(folder, kind)).map((name) => [name, JSON.parse(readFileSync(join(folder, kind, name)))]);
}

function compile() {
  const ajv = addFormats(new Ajv2020.default({ strict: true, strictRequired: true, allErrors: true }));
  const validators = {};
  const refused = [];
  for (const [name, schema] of json('schemas')) {
    try {
      validators[name] = ajv.compile(schema);
    } catch (failure) {
      refused.push(`${name}: ${failure.message}`);
    }
  }
  return { validators, refused };
}

// access.decided.v1.minimal.json is a sample of access.decided.v1.json.
function validate(validators) {
  return json('samples').flatMap(([name, sample]) => {
    const validator = validators[name.replace(/(\.v\d+)\..*/, '$1.json')];
    return !validator || validator(sample) ? [] : validator.errors.map((e) => `${name}${e.instancePath}: ${e.message}`);
  });
}

const { validators, refused } = compile();
const found = { document: await diagnose(join(folder, 'asyncapi.yaml')), schemas: refused, samples: validate(validators) };
console.log(JSON.stringify(found));
