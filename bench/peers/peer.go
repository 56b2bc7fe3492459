// The Go peer: a reader of flat "key: value" specs and of a list of gateways, text/template, and the same way of writing.
// peer TEMPLATES SPECS OUT [finished FILES]: TEMPLATES has a template per file of a gateway, with the path as its name.
package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"sync"
	"text/template"
)

type gateway map[string]string

type parsed struct {
	path    *template.Template
	content *template.Template
}

func check(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func compile(text string) *template.Template {
	compiled, err := template.New("").Delims("<<<", ">>>").Option("missingkey=error").Parse(text)
	check(err)
	return compiled
}

func templates(root string) []parsed {
	var all []parsed
	check(filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		check(err)
		if entry.IsDir() {
			return nil
		}
		text, err := os.ReadFile(path)
		check(err)
		name, err := filepath.Rel(root, path)
		check(err)
		all = append(all, parsed{compile(name), compile(string(text))})
		return nil
	}))
	return all
}

func specs(root string) []string {
	var all []string
	check(filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		check(err)
		if !entry.IsDir() {
			all = append(all, path)
		}
		return nil
	}))
	sort.Strings(all)
	return all
}

func read(path string) []gateway {
	text, err := os.ReadFile(path)
	check(err)
	top := gateway{}
	var all []gateway
	current := top
	for _, line := range strings.Split(string(text), "\n") {
		body := strings.TrimLeft(line, " ")
		if strings.HasPrefix(body, "- ") {
			current = gateway{}
			for key, value := range top {
				current[key] = value
			}
			all = append(all, current)
			body = body[2:]
		}
		key, value, found := strings.Cut(body, ": ")
		if found {
			current[key] = value
		}
	}
	if all == nil {
		all = []gateway{top}
	}
	return all
}

func write(path string, content []byte) {
	if existing, err := os.ReadFile(path); err == nil && bytes.Equal(existing, content) {
		return
	}
	check(os.MkdirAll(filepath.Dir(path), 0o777))
	check(os.WriteFile(path+".tmp", content, 0o666))
	check(os.Rename(path+".tmp", path))
}

func main() {
	all := templates(os.Args[1])
	paths := specs(os.Args[2])
	out := os.Args[3]
	work := make(chan string)
	var done sync.WaitGroup
	for worker := 0; worker < runtime.NumCPU(); worker++ {
		done.Add(1)
		go func() {
			defer done.Done()
			for path := range work {
				for _, item := range read(path) {
					for _, file := range all {
						var name, content bytes.Buffer
						check(file.path.Execute(&name, item))
						check(file.content.Execute(&content, item))
						write(filepath.Join(out, name.String()), content.Bytes())
					}
				}
			}
		}()
	}
	for _, path := range paths {
		work <- path
	}
	close(work)
	done.Wait()
}
