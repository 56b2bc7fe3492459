// It's "hostile": ${x} %{y} {{ z }} %t% <b>&amp; \ ; # | * ` [a](b) ‘a’ ü 😀
var granitefalls = { granitefalls: "It's \"hostile\": ${x} %{y} {{ z }} %t% \u003Cb>&amp; \\ ; # | * ` [a](b) ‘a’ ü 😀", "It's \"hostile\": ${x} %{y} {{ z }} %t% \u003Cb>&amp; \\ ; # | * ` [a](b) ‘a’ ü 😀": 16, content: false };
