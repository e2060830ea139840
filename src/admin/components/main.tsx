import React from 'react'
import { createRoot } from 'react-dom/client'
import { BrowserRouter } from 'react-router-dom'
import { Application } from './Application.js'

const place = document.getElementById('app')
if (!place) throw new Error('The page has no place for the back office')
createRoot(place).render(
  <BrowserRouter>
    <Application />
  </BrowserRouter>,
)
