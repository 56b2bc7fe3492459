// Judges a schema and specs by ajv, called as SchemaStore's own check calls it for schemas outside its strict mode:
//   node schemastore.cjs SCHEMA ENTRIES POSITIVE_FOLDER NEGATIVE_FOLDER
// One line for each thing that is wrong; none is the answer hoped for.
const fs = require('node:fs')
const path = require('node:path')
const Ajv = require('ajv')
const yaml = require('yaml')

const [schemaFile, entriesFile, positive, negative] = process.argv.slice(2)
const name = path.basename(schemaFile)
const entries = JSON.parse(fs.readFileSync(entriesFile, 'utf8'))
if (!entries.ajvNotStrictMode.includes(name)) console.log(`${name} is not among the schemas outside the strict mode.`)

const ajv = new Ajv({ strictTypes: false, strictTuples: false, allowMatchingProperties: true })
// Those that SchemaStore knows without being told, as far as they are used.
const known = ['defaultSnippets', 'markdownDescription', 'enumDescriptions', 'markdownEnumDescriptions']
for (const keyword of known.concat(entries.options[name].unknownKeywords)) ajv.addKeyword(keyword)

const validate = ajv.compile(JSON.parse(fs.readFileSync(schemaFile, 'utf8')))
for (const [folder, mustPass] of [[positive, true], [negative, false]]) {
  for (const file of fs.readdirSync(folder)) {
    const passes = validate(yaml.parse(fs.readFileSync(path.join(folder, file), 'utf8')))
    if (passes !== mustPass) console.log(`${file}: ${mustPass ? ajv.errorsText(validate.errors) : 'it validates.'}`)
  }
}
