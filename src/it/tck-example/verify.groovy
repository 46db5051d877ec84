// The implementation conforms case by case; of the one with a mistake it is said which.
def reports = new File(basedir, 'target/surefire-reports')
def suite = { name ->
    new groovy.xml.XmlSlurper().parse(new File(reports, "TEST-org.example.${name}.xml"))
}
def right = suite('FastTransformerTest')
assert right.@tests.toInteger() > 390 && right.@failures == '0' && right.@errors == '0' && right.@skipped == '0'
def broken = suite('BrokenTransformerCheck')
assert broken.@failures.toInteger() > 100
def verdict = broken.testcase.find { it.@name.text().contains('results') }.failure.@message.text()
assert verdict.contains('Diagnosis: results are those of an implementation that\n')
assert verdict.contains('[softmax-over-unmasked, def:attention]\n')
return true
