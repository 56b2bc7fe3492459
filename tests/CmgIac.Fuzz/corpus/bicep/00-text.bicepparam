// It's "hostile": ${x} %{y} {{ z }} %t% <b>&amp; \ ; # | * ` [a](b) ‘a’ ü 😀
using none

param granitefalls = 'It\'s "hostile": \${x} %{y} {{ z }} %t% <b>&amp; \\ ; # | * ` [a](b) ‘a’ ü 😀'
