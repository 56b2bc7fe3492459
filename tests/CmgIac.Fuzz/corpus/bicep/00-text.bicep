// It's "hostile": ${x} %{y} {{ z }} %t% <b>&amp; \ ; # | * ` [a](b) ‘a’ ü 😀
metadata description = 'It\'s "hostile": \${x} %{y} {{ z }} %t% <b>&amp; \\ ; # | * ` [a](b) ‘a’ ü 😀'

output granitefalls object = {
  granitefalls: 'It\'s "hostile": \${x} %{y} {{ z }} %t% <b>&amp; \\ ; # | * ` [a](b) ‘a’ ü 😀'
  'It\'s "hostile": \${x} %{y} {{ z }} %t% <b>&amp; \\ ; # | * ` [a](b) ‘a’ ü 😀': 16
  content: false
}
