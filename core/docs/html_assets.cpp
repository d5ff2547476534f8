// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/docs/html_assets.h"

namespace signalbox::docs {

const std::string_view htmlStyle = R"(
:root{color-scheme:light dark;--page:#f1f2f5;--island:#fff;--inset:#f7f8fa;--line:#e0e3e8;--text:#14171f;--soft:#4c5463;--quiet:#656d7d;
--accent:#4b50e0;--ok:#0f7b4f;--warn:#8f5f00;--err:#c9283b;--info:#0b6bcb;--put:#9a5b00;--patch:#7a3fd1;--head:#5b6678;--type:#0b7a75;--tint:#4b50e017}
@media(prefers-color-scheme:dark){:root{--page:#0c0d10;--island:#14161a;--inset:#0f1114;--line:#262a32;--text:#eceef3;--soft:#a6acba;--quiet:#868d9d;
--accent:#8a93ff;--ok:#3ecf8e;--warn:#f2b84b;--err:#ff6e73;--info:#5ab0ff;--put:#f2b84b;--patch:#c79bff;--head:#93a1b8;--type:#4fd6d2;--tint:#7c87ff26}}
*{box-sizing:border-box}html{scroll-padding-top:20px}
body{margin:0;background:var(--page);color:var(--text);font:15px/1.55 Inter,system-ui,-apple-system,"Segoe UI",sans-serif;display:grid;grid-template-columns:290px minmax(0,1fr)}
code,pre,.mono{font-family:"JetBrains Mono",ui-monospace,Menlo,Consolas,monospace;font-size:13px}
a{color:var(--accent);text-decoration:none}a:hover,a:focus{text-decoration:underline}
nav{position:sticky;top:0;height:100vh;overflow:auto;padding:22px 14px 40px;border-right:1px solid var(--line)}
nav h2{font-size:12px;color:var(--quiet);margin:18px 8px 4px;font-weight:600}nav a{display:flex;gap:8px;align-items:baseline;padding:4px 8px;border-radius:6px;color:var(--soft)}
nav a:hover,nav a:focus{background:var(--tint);color:var(--text);text-decoration:none}nav .method{width:52px;flex:none}
nav input{width:100%;padding:7px 10px;margin:12px 0 2px;border:1px solid var(--line);border-radius:7px;background:var(--island);color:inherit;font:inherit}
nav .title{font-size:17px;font-weight:600;padding:0 8px}nav output{color:var(--quiet);font-size:12px;padding:0 8px}
main{padding:30px 44px 80px;max-width:1060px}
section{background:var(--island);border:1px solid var(--line);border-radius:10px;padding:26px 30px;margin:0 0 18px}
h1{font-size:30px;line-height:1.2;margin:0 0 6px}section h2{font-size:23px;line-height:1.25;margin:0 0 8px}h3{font-size:16px;margin:24px 0 6px;display:flex;gap:10px;align-items:baseline}
h3 small,.facts{color:var(--quiet);font-weight:400;font-size:13px}.path{font-size:14px;display:flex;gap:10px;align-items:center;flex-wrap:wrap;margin:0 0 12px}
.method{font:700 12px "JetBrains Mono",ui-monospace,monospace;color:var(--head)}.GET{color:var(--info)}.POST{color:var(--ok)}.WS{color:var(--accent)}.PUT{color:var(--put)}.PATCH{color:var(--patch)}.DELETE{color:var(--err)}
.prose{color:var(--soft)}.prose p,.prose ul,.prose ol{margin:6px 0}.prose h3,.prose h4,.prose h5,.prose h6{display:block;color:var(--text);margin:14px 0 4px}
.prose code{background:var(--inset);border-radius:4px;padding:1px 5px}pre{background:var(--inset);border:1px solid var(--line);border-radius:9px;padding:12px 14px;overflow:auto;margin:8px 0;white-space:pre}
pre code{background:none!important;padding:0!important}blockquote{margin:8px 0;padding:0 14px;border-left:3px solid var(--line)}
table{border-collapse:collapse;margin:8px 0}th,td{border:1px solid var(--line);padding:5px 10px;text-align:left}.right{text-align:right}.middle{text-align:center}
.field{border-top:1px solid var(--line);padding:9px 0}.field .prose p{margin:2px 0}.name{font-weight:500}.type{color:var(--type)}
.required{color:var(--warn);font-size:12px;font-weight:600}.chip{border:1px solid var(--line);border-radius:5px;padding:0 6px;font-size:12px;color:var(--soft);margin-left:4px;display:inline-block;max-width:100%;overflow-wrap:anywhere}
.line{display:flex;gap:9px;align-items:baseline;flex-wrap:wrap}.line .rest{margin-left:auto}details{margin:4px 0 0 2px}details>div{border-left:2px solid var(--line);padding-left:14px;margin:4px 0 6px}
summary{cursor:pointer;color:var(--accent);font-size:13px}.status{font-weight:600}.s2{color:var(--ok)}.s3{color:var(--info)}.s4{color:var(--warn)}.s5{color:var(--err)}
.deprecated{color:var(--warn);font-size:12px;font-weight:600}.anchor{color:var(--quiet);font-weight:400;margin-left:8px;opacity:.5}.anchor:hover,.anchor:focus{opacity:1}
footer{color:var(--quiet);font-size:13px}.hidden{display:none!important}:focus-visible{outline:2px solid var(--accent);outline-offset:1px;border-radius:4px}
@media(max-width:860px){body{display:block}nav{position:static;height:auto;border:0}main{padding:14px}section{padding:18px}}
@media print{body{display:block;background:#fff}nav{display:none}main{max-width:none;padding:0}section{border:0;padding:0;margin:0 0 26px;break-inside:auto}.field,pre{break-inside:avoid}.anchor{display:none}}
)";

const std::string_view htmlScript = R"(
"use strict";
const field=document.querySelector("nav input"),told=document.querySelector("nav output");
const rows=[...document.querySelectorAll("nav a")].map(row=>({row,text:(row.textContent+" "+document.getElementById(row.hash.slice(1)).textContent).toLowerCase()}));
field.hidden=false;
field.addEventListener("input",()=>{
  const words=field.value.toLowerCase().split(/\s+/).filter(Boolean);let count=0;
  for(const {row,text} of rows){const shows=words.every(word=>text.includes(word));row.classList.toggle("hidden",!shows);count+=shows}
  for(const head of document.querySelectorAll("nav h2")){let next=head.nextElementSibling,any=false;
    while(next&&next.tagName==="A"){any=any||!next.classList.contains("hidden");next=next.nextElementSibling}
    head.classList.toggle("hidden",!any)}
  told.textContent=words.length?count+(count===1?" page":" pages"):"";
});
)";

} // namespace signalbox::docs
