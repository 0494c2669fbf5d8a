// Opens an e-book in foliate-js in a headless browser, as a reader would, on one screen after the
// other, and tells what it saw on each as JSON: node read.mjs MODULES BROWSER BOOK.epub SCREENS [SHOTS]
// SCREENS is JSON: [{"width": 390, "height": 800, "scheme": "dark", "size": "300%"}, …].
// Pages are turned, every page of the page list is gone to, the first note is opened, gone to,
// and come back from; how the cells of its tables are laid out is told as well, in how many
// lines each phrase of its title stands, and down to which part of its height a page is filled.
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join, normalize } from 'node:path'

const [modules, browserPath, book, screens, shots] = process.argv.slice(2)
const puppeteer = createRequire(join(modules, 'x.js'))('puppeteer')
const types = { '.js': 'text/javascript', '.html': 'text/html', '.epub': 'application/epub+zip' }
const host = `<!DOCTYPE html><meta charset="utf-8"><style>
html { color-scheme: light dark } body { margin: 0 } foliate-view { display: block; height: 100vh }</style>
<body><script type="module">
import '/view.js'
import { FootnoteHandler } from '/footnotes.js'
window.FootnoteHandler = FootnoteHandler
window.ready = true
</script>`

const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://x').pathname)
    try {
        const data = path === '/host.html' ? host
            : await readFile(path === '/book.epub' ? book : join(modules, 'foliate-js', path))
        const suffix = path.slice(path.lastIndexOf('.'))
        response.writeHead(200, { 'content-type': types[suffix] ?? 'application/octet-stream' })
        response.end(data)
    } catch {
        response.writeHead(404)
        response.end()
    }
})
await new Promise(done => server.listen(0, '127.0.0.1', done))
const browser = await puppeteer.launch({
    executablePath: browserPath, headless: true, args: ['--no-sandbox', '--force-device-scale-factor=2'],
})
const readOn = async ({ width, height, scheme, size }) => {
    const page = await browser.newPage()
    const errors = []
    page.on('pageerror', error => errors.push(String(error)))
    page.on('request', request => {
        const url = new URL(request.url())
        if (url.protocol.startsWith('http') && url.hostname !== '127.0.0.1') errors.push(request.url())
    })
    await page.setViewport({ width, height })
    if (scheme === 'dark') await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
    await page.goto(`http://127.0.0.1:${server.address().port}/host.html`)
    await page.waitForFunction('window.ready')
    const shoot = async name => {
        if (!shots) return
        await new Promise(done => setTimeout(done, 400))
        await page.screenshot({ path: join(shots, `${name}.png`) })
    }
    const opened = await page.evaluate(async size => {
        const view = document.createElement('foliate-view')
        document.body.append(view)
        window.view = view
        await view.open(await (await fetch('/book.epub')).blob().then(b => new File([b], 'book.epub')))
        const scheme = "html { color-scheme: light dark }"
        view.renderer.setStyles(size ? `${scheme} html { font-size: ${size} } body { font-size: 1em }` : scheme)
        const flat = items => (items ?? []).flatMap(i => [{ label: i.label, href: i.href }, ...flat(i.subitems)])
        return {
            title: view.book.metadata.title, author: view.book.metadata.author,
            direction: view.book.dir ?? '', toc: flat(view.book.toc), pages: flat(view.book.pageList),
            landmarks: (view.book.landmarks ?? []).map(l => ({ label: l.label, type: l.type })),
        }
    }, size)
    const visible = () => page.evaluate(() => {
        const range = view.lastLocation?.range
        const height = range?.startContainer.ownerDocument.defaultView.innerHeight ?? 1
        const bottoms = [...range?.getClientRects() ?? []].filter(r => r.width).map(r => r.bottom)
        return {
            page: view.lastLocation?.pageItem?.label ?? '',
            text: range?.toString() ?? '',
            filled: Math.max(0, ...bottoms) / height,
        }
    })
    const settle = () => new Promise(done => setTimeout(done, 150))
    await page.evaluate(() => view.goTo(0))
    await settle()
    await shoot('cover')
    const turned = []
    await page.evaluate(() => view.goToTextStart())
    for (let turn = 0; turn < 4; turn++) {
        await settle()
        turned.push(await visible())
        await shoot(`turn-${turn}`)
        await page.evaluate(() => view.next())
    }
    const jumps = []
    for (const { label, href } of opened.pages) {
        await page.evaluate(href => view.goTo(href), href)
        await settle()
        jumps.push({ label, ...await visible() })
    }
    await shoot('last-page')
    await page.evaluate(async () => {
        const call = 'a[role=doc-noteref]'
        if (view.renderer.getContents()[0].doc.querySelector(call)) return
        for (const [index, section] of view.book.sections.entries()) {
            if ((await section.createDocument()).querySelector(call)) return view.goTo(index)
        }
    })
    await settle()
    const note = await page.evaluate(async () => {
        const handler = new window.FootnoteHandler()
        const shown = new Promise(done => handler.addEventListener('render', e => done({
            type: e.detail.type, hidden: e.detail.hidden, target: e.detail.target.id,
            text: e.detail.view.renderer.getContents()[0].doc.body.innerText,
        })))
        const doc = view.renderer.getContents()[0].doc
        const call = doc.querySelector('a[role=doc-noteref]')
        if (!call) return null
        handler.addEventListener('before-render', e => { document.body.append(e.detail.view) })
        const back = doc.querySelector(`a[role=doc-backlink][href="#${call.id}"]`)
        const index = view.renderer.getContents()[0].index
        const href = view.book.sections[index].resolveHref(call.getAttribute('href'))
        await handler.handle(view.book, { detail: { a: call, href }, preventDefault() {} })
        const result = await shown
        document.querySelectorAll('foliate-view').forEach(v => { if (v !== view) v.remove() })
        return { call: call.id, back: back !== null, href, index, ...result }
    })
    if (note) {
        // To the note where it stands, and by its back-link to the call again.
        await page.evaluate(href => view.goTo(href), note.href)
        await settle()
        note.there = (await visible()).text
        await page.evaluate(({ index, target }) => {
            const doc = view.renderer.getContents()[0].doc
            const back = doc.getElementById(target).querySelector('a[role=doc-backlink]')
            return view.goTo(view.book.sections[index].resolveHref(back.getAttribute('href')))
        }, note)
        await settle()
        note.returned = await page.evaluate(id => {
            const range = view.lastLocation.range
            return range.intersectsNode(range.startContainer.ownerDocument.getElementById(id))
        }, note.call)
    }
    const phrases = await page.evaluate(() => {
        const doc = view.renderer.getContents()[0].doc
        const lines = box => {
            const range = doc.createRange()
            range.setStart(doc.createTreeWalker(box, NodeFilter.SHOW_TEXT).nextNode(), 0)
            range.setEnd(range.startContainer, 1)
            return Math.round(box.getBoundingClientRect().height / range.getBoundingClientRect().height)
        }
        return [...doc.querySelectorAll('h1 .phrase')].map(box => [box.textContent, lines(box)])
    })
    const cells = await page.evaluate(() => {
        const doc = view.renderer.getContents()[0].doc
        const shown = [...doc.querySelectorAll('td, th')]
        return [...new Set(shown.map(cell => doc.defaultView.getComputedStyle(cell).display))]
    })
    if (opened.toc.length > 3) {
        await page.evaluate(href => view.goTo(href), opened.toc[3].href)
        await settle()
        await shoot('toc-3')
    }
    await page.close()
    return { ...opened, turned, jumps, note, phrases, cells, errors }
}
try {
    const seen = []
    for (const screen of JSON.parse(screens)) seen.push(await readOn(screen))
    console.log(JSON.stringify(seen))
} finally {
    await browser.close()
    server.close()
}
