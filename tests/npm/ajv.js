// node ajv.js FOLDER: holds each FORM.N.json of a folder against FORM.schema.json beside it, by Ajv in its strict mode.
// Prints a line for each fault; none means that all is well.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const Ajv = require('ajv');

const folder = process.argv[2];
const ajv = new Ajv({ strict: true, allErrors: true });
const read = file => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8'));
const files = fs.readdirSync(folder);
for (const file of files.filter(file => file.endsWith('.schema.json'))) {
  const form = file.slice(0, -'.schema.json'.length);
  const validate = ajv.compile(read(file));
  for (const document of files.filter(other => other.startsWith(form + '.') && other !== file)) {
    if (!validate(read(document))) {
      for (const error of validate.errors) {
        console.log(`${document}: ${error.instancePath} ${error.message} ${JSON.stringify(error.params)}`);
      }
    }
  }
}
